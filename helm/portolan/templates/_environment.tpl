{{/* One variable from the service's secret, under its own name. */}}
{{- define "portolan.secret" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .variable }}
{{ end -}}

{{- define "portolan.plain" -}}
- name: {{ .variable }}
  value: {{ .value | toString | quote }}
{{ end -}}

{{/* What a service is told. A test keeps this list and what the services read equal. */}}
{{- define "portolan.environment" -}}
{{- $root := .root -}}
{{- $values := .root.Values -}}
{{- $own := .own -}}
{{- $secret := $own.secret -}}
{{- include "portolan.plain" (dict "variable" "KAFKA_BOOTSTRAP_SERVERS" "value" $values.kafka.bootstrapServers) -}}
{{- range $name, $service := include "portolan.services" $root | fromYaml -}}
{{- $variable := printf "PORTOLAN_%s_URL" ($name | upper | replace "-" "_") -}}
{{- if ne $name "web-ui" -}}
{{- include "portolan.plain" (dict "variable" $variable "value" (include "portolan.url" (dict "root" $root "name" $name "port" $service.port))) -}}
{{- end -}}
{{- end -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_BEHIND_PROXY" "value" $values.network.behindProxy) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_TRUSTED_PROXIES" "value" (join "," $values.network.trustedProxies)) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_TRACE_SHARE" "value" $values.tracing.share) -}}
{{- with $values.tracing.endpoint -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_OTLP_ENDPOINT" "value" .) -}}
{{- end -}}
{{- if .service.database -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_WEB_UI_URL" "value" $values.portal.url) -}}
{{- $url := printf "jdbc:postgresql://%s:%v/%s?sslmode=%s" $values.postgresql.host $values.postgresql.port .service.database $values.postgresql.sslMode -}}
{{- if $values.postgresql.ca.secret -}}
{{- $url = printf "%s&sslrootcert=/etc/portolan/postgresql-ca/%s" $url $values.postgresql.ca.file -}}
{{- else if hasPrefix "verify" $values.postgresql.sslMode -}}
{{- $url = printf "%s&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory" $url -}}
{{- end -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_DB_URL" "value" $url) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_DB_POOL" "value" $own.databasePool) -}}
{{- $database := .service.database -}}
{{- range $role := list "owner" "app" "cross" -}}
{{- include "portolan.plain" (dict "variable" (printf "PORTOLAN_DB_%s_USER" (upper $role)) "value" (printf "%s_%s" $database $role)) -}}
{{- include "portolan.secret" (dict "variable" (printf "PORTOLAN_DB_%s_PASSWORD" (upper $role)) "secret" $secret) -}}
{{- end -}}
{{- include "portolan.secret" (dict "variable" "PORTOLAN_CLIENT_SECRET" "secret" $secret) -}}
{{- end -}}
{{- if has .name (list "tenant-service" "web-ui") -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_KEYCLOAK_URL" "value" $values.keycloak.url) -}}
{{- end -}}
{{- if eq .name "tenant-service" -}}
{{- with $values.keycloak.issuer -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_KEYCLOAK_ISSUER" "value" .) -}}
{{- end -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_KEYCLOAK_HASHES_AT_ONCE" "value" $values.keycloak.hashesAtOnce) -}}
{{- $files := list -}}
{{- range $values.tokenKeys.files -}}
{{- $files = append $files (printf "/etc/portolan/token-keys/%s" .) -}}
{{- end -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_TOKEN_KEY_FILES" "value" (join "," $files)) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_EXPORT_FOLDER" "value" "/var/lib/portolan/exports") -}}
{{- range $client := list "CATALOG_SERVICE" "PLUGIN_MANAGER" "WEB_UI" -}}
{{- include "portolan.secret" (dict "variable" (printf "PORTOLAN_CLIENTS_%s_SECRET" $client) "secret" $secret) -}}
{{- end -}}
{{- with $values.staff.operators -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_STAFF_OPERATORS" "value" (join "," .)) -}}
{{- end -}}
{{- range $variable, $value := dict "NAME" "name" "ADDRESS" "address" "TAX_ID" "taxId" "EMAIL" "email" "PAY_TO" "payTo" -}}
{{- with get $values.provider $value -}}
{{- include "portolan.plain" (dict "variable" (printf "PORTOLAN_PROVIDER_%s" $variable) "value" .) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if has .name (list "tenant-service" "plugin-manager") -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_MAIL_FROM" "value" $values.smtp.from) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_SMTP_HOST" "value" $values.smtp.host) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_SMTP_PORT" "value" $values.smtp.port) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_SMTP_START_TLS" "value" $values.smtp.startTls) -}}
{{- if $values.smtp.authenticate -}}
{{- include "portolan.secret" (dict "variable" "PORTOLAN_SMTP_USER" "secret" $secret) -}}
{{- include "portolan.secret" (dict "variable" "PORTOLAN_SMTP_PASSWORD" "secret" $secret) -}}
{{- end -}}
{{- end -}}
{{- if eq .name "catalog-service" -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_BODY_BYTES" "value" (int64 $values.catalog.bodyBytes)) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_INDEX_BYTES" "value" (int64 $values.catalog.indexBytes)) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_GIT_FOLDER" "value" "/tmp/portolan-git") -}}
{{- include "portolan.secret" (dict "variable" "PORTOLAN_KEY_ENCRYPTION_KEY" "secret" $secret) -}}
{{- end -}}
{{- if eq .name "plugin-manager" -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_EVENTS_KEPT" "value" $values.plugins.eventsKept) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_EVENTS_MOST" "value" (int64 $values.plugins.eventsMost)) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_UPDATES_SETTLE" "value" $values.plugins.updatesSettle) -}}
{{- include "portolan.plain" (dict "variable" "PORTOLAN_WATCH_WINDOW" "value" $values.plugins.watchWindow) -}}
{{- range $variable := list "PORTOLAN_PUBLISHER_PRIVATE_KEY" "PORTOLAN_PUBLISHER_PUBLIC_KEY" "PORTOLAN_KEY_ENCRYPTION_KEY" -}}
{{- include "portolan.secret" (dict "variable" $variable "secret" $secret) -}}
{{- end -}}
{{- end -}}
{{- if eq .name "web-ui" -}}
{{- include "portolan.secret" (dict "variable" "PORTOLAN_WEB_UI_OIDC_SECRET" "secret" $secret) -}}
{{- include "portolan.secret" (dict "variable" "PORTOLAN_WEB_UI_SESSION_SECRET" "secret" $secret) -}}
{{- end -}}
{{- end -}}
