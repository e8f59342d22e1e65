#!/usr/bin/env bash
# Makes the image postgres:15 for the local Docker engine out of Debian's packages, where no image can be pulled.
# The mirror is the one that this machine's own apt uses. Needs root, debootstrap and a running engine.
set -euo pipefail

version=15
image=postgres:$version
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if docker image inspect "$image" >/dev/null 2>&1; then
    echo "The image $image is there already."
    exit 0
fi

suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
mirror=$(apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
    awk -v suite="$suite" '$1 == suite && $2 == "main" { print $3; exit }')
if [ -z "$mirror" ]; then
    echo "apt knows no mirror of '$suite'. Run apt-get update, and see /etc/apt/sources.list.d." >&2
    exit 1
fi
eval "$(apt-config shell proxy Acquire::http::Proxy)"
if [ -n "${proxy:-}" ]; then
    export http_proxy=$proxy
fi

work=$(mktemp -d)
root=$work/root
mkdir "$root"
mounted=
clean_up() {
    if [ -n "$mounted" ]; then
        umount "$root"
    fi
    rm -rf "$work"
}
trap clean_up EXIT
# Unpacking packages flushes each file; in memory that costs nothing.
if mount -t tmpfs -o mode=755,size=3g tmpfs "$root"; then
    mounted=yes
fi

export DEBIAN_FRONTEND=noninteractive LC_ALL=C
debootstrap --variant=minbase "$suite" "$root" "$mirror"

# Installing the server must neither start one nor make a cluster: the network is this machine's.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
mkdir -p "$root/etc/postgresql-common"
echo 'create_main_cluster = false' >"$root/etc/postgresql-common/createcluster.conf"
chroot "$root" apt-get update -q
chroot "$root" apt-get install -y -q --no-install-recommends "postgresql-$version" gosu locales
chroot "$root" localedef -i en_US -c -f UTF-8 -A /usr/share/locale/locale.alias en_US.UTF-8
chroot "$root" apt-get clean
rm -rf "$root"/var/lib/apt/lists/* "$root"/usr/share/doc/* "$root"/usr/share/man/*
sed -i "s/^#listen_addresses = .*/listen_addresses = '*'/" "$root/usr/share/postgresql/$version/postgresql.conf.sample"
install -d -o 0 -g 0 -m 1777 "$root/var/lib/postgresql/data"
chroot "$root" chown postgres:postgres /var/lib/postgresql/data
install -m 755 "$here/postgres-entrypoint.sh" "$root/usr/local/bin/docker-entrypoint.sh"

tar -C "$root" -c . | docker import \
    --change "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/$version/bin" \
    --change "ENV LANG=en_US.utf8" \
    --change "ENV PG_MAJOR=$version" \
    --change "ENV PGDATA=/var/lib/postgresql/data" \
    --change "VOLUME /var/lib/postgresql/data" \
    --change 'ENTRYPOINT ["docker-entrypoint.sh"]' \
    --change 'CMD ["postgres"]' \
    --change "EXPOSE 5432" \
    --message "PostgreSQL $version from Debian's packages" - "$image"
