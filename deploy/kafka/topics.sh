#!/usr/bin/env bash
# Makes the product's topics, those that are missing: services never do. What each is for: docs/events.md.
# Usage: topics.sh BOOTSTRAP_SERVERS [REPLICAS] [PARTITIONS], with Kafka's own kafka-topics.sh on the path.
set -euo pipefail

servers=$1
replicas=${2:-3}
partitions=${3:-3}

day=$((24 * 60 * 60 * 1000))
consumers='tenant-service catalog-service plugin-manager'

make_topic() {
    local name=$1 parts=$2
    shift 2
    local settings=()
    for setting in "$@"; do settings+=(--config "$setting"); done
    kafka-topics.sh --bootstrap-server "$servers" --create --if-not-exists \
        --topic "$name" --partitions "$parts" --replication-factor "$replicas" "${settings[@]}"
}

# The last state of each key, kept for ever.
compacted() {
    make_topic "$1" "${2:-$partitions}" cleanup.policy=compact segment.ms=600000 min.cleanable.dirty.ratio=0.2
}

# History: kept for so many milliseconds. What a consumer cannot digest lies a week in a topic beside it.
kept() {
    local name=$1 life=$2 segment=$day
    [ "$life" -ge "$day" ] || segment=600000
    make_topic "$name" "$partitions" cleanup.policy=delete "retention.ms=$life" "segment.ms=$segment"
    for consumer in $consumers; do
        make_topic "$name.dead.$consumer" 1 cleanup.policy=delete "retention.ms=$((6 * day))" "segment.ms=$day"
    done
}

compacted portolan.tenant.state
compacted portolan.plugin.state
compacted portolan.release.state
compacted portolan.node.state 1
kept portolan.access.revocations $((60 * 60 * 1000))
kept portolan.tenant.events $((365 * day))
kept portolan.plugin.events $((365 * day))
kept portolan.catalog.events $((90 * day))
kept portolan.catalog.mutations $((6 * day))
kept portolan.usage $((6 * day))
kept portolan.audit $((6 * day))
kept portolan.notifications $((60 * 60 * 1000))
