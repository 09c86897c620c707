# The web server with the embedded PostgreSQL, or with CASEWORK_DATABASE_URL. Run with --init; /data is the volume.
FROM python:3.11-slim AS build
WORKDIR /casework
COPY . .
RUN script/setup && rm -rf /root/.cache

FROM python:3.11-slim
RUN useradd --create-home casework && install -d -o casework /data
COPY --from=build /casework /casework
USER casework
ENV HOST=0.0.0.0 PORT=8000 CASEWORK_DATA_DIR=/data DEMO=0
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["/casework/.venv/bin/casework"]
CMD ["serve"]
