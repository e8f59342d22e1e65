#!/usr/bin/env bash
# docker-engine.sh start LOG | stop: a Docker engine for the tests, on a machine where none runs. Needs root and the package docker.io.
# An engine that answers already is left as it is, by start and by stop.
set -euo pipefail

pid_file=/run/palindrome-dockerd.pid

# forget FILE NAME: removes a file of a process's number, unless that process lives and has this name.
forget() {
    if [ -f "$1" ] && [ "$(cat "/proc/$(cat "$1")/comm" 2>/dev/null)" != "$2" ]; then
        rm -f "$1"
    fi
}

start() {
    local log=$1
    if docker info >/dev/null 2>&1; then
        echo "A Docker engine answers already: $(docker info --format '{{.ServerVersion}}, {{.Driver}}')."
        return
    fi
    # Left by an engine that was killed; when another process has that number by now, dockerd would not start.
    forget "$pid_file" dockerd
    forget /run/docker/containerd/containerd.pid containerd
    # Published ports go through docker-proxy, so this machine's packet filter is left alone.
    setsid dockerd --iptables=false --ip6tables=false --ip-masq=false --pidfile "$pid_file" >"$log" 2>&1 </dev/null &
    local dockerd=$!
    for _ in $(seq 120); do
        if docker info >/dev/null 2>&1; then
            echo "Started a Docker engine: $(docker info --format '{{.ServerVersion}}, {{.Driver}}')."
            return
        fi
        kill -0 "$dockerd" 2>/dev/null || break
        sleep 0.5
    done
    echo "The Docker engine did not start; the end of $log:" >&2
    tail -n 20 "$log" >&2
    return 1
}

stop() {
    if [ ! -f "$pid_file" ]; then
        return
    fi
    local dockerd
    dockerd=$(cat "$pid_file")
    kill "$dockerd" 2>/dev/null || true
    for _ in $(seq 60); do
        kill -0 "$dockerd" 2>/dev/null || return 0
        sleep 0.5
    done
    echo "The Docker engine (process $dockerd) did not stop within 30 s." >&2
    return 1
}

case ${1:-} in
    start) start "$2" ;;
    stop) stop ;;
    *)
        echo "usage: docker-engine.sh start LOG | stop" >&2
        exit 2
        ;;
esac
