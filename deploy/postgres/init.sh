#!/usr/bin/env bash
# Makes roles and databases on an empty server: roles.sql for each service, and a database for Keycloak. For the
# official image's /docker-entrypoint-initdb.d, or by hand with psql's own PGHOST, PGUSER and so on.
# Passwords come from <NAME>_<ROLE>_PASSWORD, for example TENANT_APP_PASSWORD; letters, digits, _ and - only.
set -euo pipefail

roles=${ROLES_SQL:-/portolan/roles.sql}

password() {
    local value=${!1:?has no value}
    [[ $value =~ ^[A-Za-z0-9_-]+$ ]] || { echo "$1 may hold letters, digits, _ and - only" >&2; exit 1; }
    printf %s "$value"
}

for name in tenant catalog plugin; do
    upper=${name^^}
    owner=$(password "${upper}_OWNER_PASSWORD")
    app=$(password "${upper}_APP_PASSWORD")
    cross=$(password "${upper}_CROSS_PASSWORD")
    sed -e "s/\${name}/$name/g" \
        -e "s/\${ownerPassword}/$owner/" -e "s/\${appPassword}/$app/" -e "s/\${crossPassword}/$cross/" \
        -e 's/^-- connect: \([a-z]*\).*/\\connect \1/' "$roles" |
        psql --set ON_ERROR_STOP=1 --dbname postgres
done

keycloak=$(password KEYCLOAK_DB_PASSWORD)
psql --set ON_ERROR_STOP=1 --dbname postgres <<SQL
create role keycloak login nosuperuser password '$keycloak';
create database keycloak owner keycloak;
SQL
