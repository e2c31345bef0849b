#!/usr/bin/env bash
# Makes the secrets of one installation: .env and secrets/ beside this file, readable by their owner alone. Touches
# nothing that exists. Needs openssl.
set -euo pipefail
umask 077
cd "${1:-$(dirname "$0")}"

[ ! -e .env ] || { echo ".env exists already; its secrets stay as they are" >&2; exit 1; }

password() { openssl rand -hex 24; }

mkdir -p secrets
openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out secrets/token-signing.pem
# The container's user has to read it; the folder keeps others of this machine out.
chmod 644 secrets/token-signing.pem

publisher=$(openssl genpkey -quiet -algorithm ED25519)
{
    echo "# Secrets of this installation. Keep a copy: without KEY_ENCRYPTION_KEY the secrets of plugins and connections are lost."
    echo "PORTOLAN_DOMAIN=localhost"
    echo "PORTOLAN_AUTH_DOMAIN=auth.localhost"
    for name in POSTGRES_PASSWORD KEYCLOAK_DB_PASSWORD KEYCLOAK_ADMIN_PASSWORD \
        TENANT_{OWNER,APP,CROSS}_PASSWORD CATALOG_{OWNER,APP,CROSS}_PASSWORD PLUGIN_{OWNER,APP,CROSS}_PASSWORD \
        {TENANT_SERVICE,CATALOG_SERVICE,PLUGIN_MANAGER,WEB_UI}_CLIENT_SECRET \
        WEB_UI_OIDC_SECRET WEB_UI_SESSION_SECRET; do
        echo "$name=$(password)"
    done
    echo "PUBLISHER_PRIVATE_KEY=$(openssl pkey -outform DER <<<"$publisher" | openssl base64 -A)"
    echo "PUBLISHER_PUBLIC_KEY=$(openssl pkey -pubout -outform DER <<<"$publisher" | openssl base64 -A)"
    echo "KEY_ENCRYPTION_KEY=$(openssl rand -base64 32)"
} >.env
echo "made .env and secrets/token-signing.pem"
