# The bot in long-polling mode. Needs BOT_TOKEN; opens no port.
#   docker build -t yuanwen .
#   docker run -d --env-file .env -v ./knowledge:/app/knowledge:ro -v yuanwen-data:/app/data yuanwen
FROM node:24-slim

WORKDIR /app
ENV NODE_ENV=production

# Dependencies first: they change less often than the code.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY src ./src
COPY knowledge ./knowledge
RUN mkdir data && chown node:node data

USER node
VOLUME ["/app/knowledge", "/app/data"]

# Healthy while Telegram answers the bot: it leaves the time of the last answer in data/.
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=2 CMD ["node", "src/yuanwen.js", "health"]

# Node itself is the main process, so that SIGTERM reaches it and it can finish its replies.
CMD ["node", "--max-semi-space-size=32", "src/yuanwen.js"]
