{{/* The release's name, with the chart's in it. */}}
{{- define "portolan.fullname" -}}
{{- if contains "portolan" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-portolan" (.Release.Name | trunc 31 | trimSuffix "-") -}}
{{- end -}}
{{- end -}}

{{/* The four services: where each listens, its values and its database. */}}
{{- define "portolan.services" -}}
tenant-service: {key: tenantService, port: 8081, management: 9081, database: tenant}
catalog-service: {key: catalogService, port: 8082, management: 9082, database: catalog}
plugin-manager: {key: pluginManager, port: 8083, management: 9083, database: plugin}
web-ui: {key: webUi, port: 8080, management: 9080}
{{- end -}}

{{/* Call with (dict "root" $ "name" "web-ui"). */}}
{{- define "portolan.selector" -}}
app.kubernetes.io/name: portolan
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end -}}

{{- define "portolan.labels" -}}
{{ include "portolan.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* Where one service reaches another. */}}
{{- define "portolan.url" -}}
http://{{ include "portolan.fullname" .root }}-{{ .name }}:{{ .port }}
{{- end -}}
