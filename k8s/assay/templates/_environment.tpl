{{/* One service's environment: of (list $ key settings). */}}
{{- define "assay.environment" -}}
{{- $root := index . 0 -}}
{{- $key := index . 1 -}}
{{- $service := index . 2 -}}
{{- $database := $root.Values.database -}}
{{- $fullname := include "assay.fullname" $root -}}
{{- $name := default (printf "assay_%s" $key) $service.database.name -}}
{{- $secret := default (printf "%s-%s-database" $fullname $key) $service.database.existingSecret -}}
{{- $address := printf "postgresql://%s:%d/%s" $database.host (int $database.port) $name -}}
- name: QUARKUS_HTTP_HOST
  value: 0.0.0.0
- name: QUARKUS_HTTP_PORT
  value: {{ $root.Values.port | quote }}
- name: QUARKUS_DATASOURCE_REACTIVE_URL
  value: {{ $address | quote }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "jdbc:%s" $address | quote }}
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ $service.database.usernameKey }}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ $service.database.passwordKey }}
{{- with $root.Values.telemetry.otlpEndpoint }}
- name: QUARKUS_OTEL_SDK_DISABLED
  value: "false"
- name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- if eq $key "gateway" }}
{{ include "assay.gatewayEnvironment" $root }}
{{- else }}
{{ include "assay.layerEnvironment" (list $root $service) }}
{{- end }}
{{- if $service.files.existingSecret }}
{{- range $file, $variable := $service.files.variables }}
- name: {{ $variable }}
  value: /etc/assay/files/{{ $file }}
{{- end }}
{{- end }}
{{- with $service.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Where the gateway finds the layers. */}}
{{- define "assay.gatewayEnvironment" -}}
{{- $fullname := include "assay.fullname" . -}}
{{- range $layer := without (keys .Values.services | sortAlpha) "gateway" -}}
- name: QUARKUS_GRPC_CLIENTS_{{ upper $layer }}_HOST
  value: {{ $fullname }}-{{ $layer }}
- name: QUARKUS_GRPC_CLIENTS_{{ upper $layer }}_PORT
  value: {{ $.Values.port | quote }}
{{ end -}}
{{- if include "assay.registerName" . -}}
- name: ASSAY_GATEWAY_REGISTER_FILE
  value: /etc/assay/register/register.json
{{- end -}}
{{- end -}}

{{/* What a layer may reach, and with what: of (list $ settings). */}}
{{- define "assay.layerEnvironment" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
- name: ASSAY_LAYER_EGRESS_PORTS
  value: {{ $root.Values.egress.ports | join "," | quote }}
{{- with $root.Values.egress.allowedRanges }}
- name: ASSAY_LAYER_EGRESS_ALLOWED_RANGES
  value: {{ join "," . | quote }}
{{- end }}
{{- with $root.Values.egress.userAgent }}
- name: ASSAY_LAYER_USER_AGENT
  value: {{ . | quote }}
{{- end }}
{{- if include "assay.registerName" $root }}
- name: ASSAY_LAYER_REGISTER_FILE
  value: /etc/assay/register/register.json
{{- end }}
{{- if $service.secrets.existingSecret }}
- name: ASSAY_LAYER_SECRETS_DIRECTORY
  value: /etc/assay/secrets
{{- end }}
{{- end -}}
