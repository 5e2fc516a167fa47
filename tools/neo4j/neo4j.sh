#!/usr/bin/env bash
# A real Neo4j Community server for tests and for machines without Docker, from its published jars.
#
#   neo4j.sh start HOME [PORT]   fetch the jars once, start on 127.0.0.1, wait until it answers
#   neo4j.sh stop HOME           stop it and wait until it is gone
#
# Environment: NEO4J_PASSWORD (none: authentication off), NEO4J_VERSION (5.26.30), NEO4J_SETTINGS (more lines of
# neo4j.conf), NEO4J_HEAP (1g), NEO4J_LIB (where the jars are kept, ~/.cache/concord/neo4j), JAVA (java).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
version=${NEO4J_VERSION:-5.26.30}
java=${JAVA:-java}
lib=${NEO4J_LIB:-${XDG_CACHE_HOME:-$HOME/.cache}/concord/neo4j}/$version

fail() { echo "$*" >&2; exit 1; }

fetch() {
  [ -e "$lib/complete" ] && return
  command -v mvn > /dev/null || fail "Maven (mvn) is missing: it fetches Neo4j. Install it, or use docker compose up -d neo4j."
  mkdir -p "$lib"
  exec 9> "$lib/.lock"
  command -v flock > /dev/null && flock 9  # two that start at once fetch it once
  [ -e "$lib/complete" ] && { exec 9>&-; return; }
  mvn -q -B -f "$here/pom.xml" -Dneo4j.version="$version" \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DoutputDirectory="$lib" -DincludeScope=runtime >&2 || fail "Maven could not fetch Neo4j $version."
  touch "$lib/complete"
  exec 9>&-
}

configure() {
  mkdir -p "$home"/{conf,data,logs,plugins,import,run}
  # The last two close LOAD CSV on the server's side: no file of the machine, no address.
  cat > "$home/conf/neo4j.conf" << CONF
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:$port
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
dbms.security.auth_enabled=$([ -n "${NEO4J_PASSWORD:-}" ] && echo true || echo false)
dbms.security.allow_csv_import_from_file_urls=${NEO4J_ALLOW_CSV:-false}
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
${NEO4J_SETTINGS:-}
CONF
  if [ -n "${NEO4J_PASSWORD:-}" ] && [ ! -d "$home/data/databases" ]; then
    NEO4J_HOME=$home NEO4J_CONF=$home/conf "$java" -cp "$lib/*" \
      org.neo4j.cli.AdminTool dbms set-initial-password "$NEO4J_PASSWORD" > /dev/null
  fi
}

start() {
  port=${1:-7687}
  command -v "$java" > /dev/null || fail "Java is missing: Neo4j needs version 17 or later. Install it, or use docker compose up -d neo4j."
  fetch
  configure
  case $version in 5.*) main=org.neo4j.server.CommunityEntryPoint ;; *) main=org.neo4j.server.Neo4jCommunity ;; esac
  nohup "$java" -Xms256m "-Xmx${NEO4J_HEAP:-1g}" -Dfile.encoding=UTF-8 \
    --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
    -cp "$lib/*" "$main" --home-dir="$home" --config-dir="$home/conf" \
    > "$home/logs/console.log" 2>&1 < /dev/null &
  echo $! > "$home/run/pid"
  for _ in $(seq 600); do
    if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then echo "bolt://127.0.0.1:$port"; return; fi
    kill -0 "$(cat "$home/run/pid")" 2> /dev/null || {
      tail -n 20 "$home/logs/console.log" "$home/logs/neo4j.log" >&2 2> /dev/null || true
      fail "Neo4j ended before it answered."
    }
    sleep 0.1
  done
  fail "Neo4j did not open port $port within 60 seconds."
}

stop() {
  local pid
  pid=$(cat "$home/run/pid" 2> /dev/null) || fail "No Neo4j was started in $home."
  kill "$pid" 2> /dev/null || return 0
  while kill -0 "$pid" 2> /dev/null; do sleep 0.1; done
}

[ $# -ge 2 ] || fail "neo4j.sh start HOME [PORT], or neo4j.sh stop HOME"
mkdir -p "$2"
home=$(cd "$2" && pwd)
case $1 in start) start "${3:-}" ;; stop) stop ;; *) fail "start or stop, not $1" ;; esac
