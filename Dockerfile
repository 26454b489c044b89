# The program is one static file; Chromium beside it prints PDFs, with letters for
# what the fonts of the pages do not have.
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w -X main.version=$VERSION" -o /kreisumfrage ./cmd/kreisumfrage

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates chromium fonts-liberation \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin kreisumfrage \
 && install -d -o kreisumfrage -g kreisumfrage -m 0700 /data
COPY --from=build /kreisumfrage /usr/local/bin/kreisumfrage
COPY LICENSES /usr/share/doc/kreisumfrage/LICENSES
COPY NOTICE /usr/share/doc/kreisumfrage/NOTICE
USER kreisumfrage
VOLUME /data
ENV KREIS_ADDR=:8080 KREIS_DATA=/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=3 CMD ["kreisumfrage", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["kreisumfrage"]
CMD ["serve"]
