# The program alone: one static binary, no shell, not root.
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /claimgraph ./cmd/claimgraph

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /claimgraph /claimgraph
WORKDIR /data
VOLUME /data
USER nonroot:nonroot
ENTRYPOINT ["/claimgraph"]
CMD ["--help"]
