# The image of a real installation: web server and worker. compose.yml puts it to work.

FROM node:22-bookworm-slim AS frontend
WORKDIR /app
COPY package.json package-lock.json build.mjs ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY weerbaar/foundation/ui/assets weerbaar/foundation/ui/assets
RUN node build.mjs

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data --create-home weerbaar
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock
COPY . .
COPY --from=frontend /app/weerbaar/foundation/ui/static/dist weerbaar/foundation/ui/static/dist
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/data STATIC_ROOT=/app/static-collected STATIC_COLLECTED=1
ENV GRANIAN_INTERFACE=wsgi GRANIAN_HOST=0.0.0.0 GRANIAN_PORT=8000 GRANIAN_WORKERS=2 GRANIAN_BLOCKING_THREADS=1
ENV GRANIAN_WEBSOCKETS=false GRANIAN_LOG_LEVEL=warning
RUN SECRET_KEY=only-for-building python manage.py collectstatic --noinput --verbosity 0 --ignore *.br --ignore *.gz
USER weerbaar
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["python", "-m", "ops.health"]
CMD ["python", "-m", "granian", "config.wsgi:application"]
