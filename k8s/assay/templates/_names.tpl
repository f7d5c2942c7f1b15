{{/* The release's name, shortened to what a label holds. */}}
{{- define "assay.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Labels by which all pods of the release are found; never change them. */}}
{{- define "assay.selectorLabels" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Labels of everything in the release. */}}
{{- define "assay.labels" -}}
{{ include "assay.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: assay
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "assay.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "assay.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* The ConfigMap with the register of sources; empty when there is none. */}}
{{- define "assay.registerName" -}}
{{- if .Values.register.existingConfigMap -}}
{{- .Values.register.existingConfigMap -}}
{{- else if or .Values.register.thirdParties .Values.register.chains -}}
{{- include "assay.fullname" . }}-register
{{- end -}}
{{- end -}}

{{/* Where the services' images lie: of (list $ "compute"). */}}
{{- define "assay.image" -}}
{{- $root := index . 0 -}}
{{- $key := index . 1 -}}
{{- $name := eq $key "gateway" | ternary "gateway" (printf "%s-service" $key) -}}
{{- $path := list $root.Values.image.registry $root.Values.image.group $name | compact | join "/" -}}
{{- printf "%s:%s" $path (default $root.Chart.AppVersion $root.Values.image.tag) -}}
{{- end -}}

{{/* One service's settings as YAML, defaults filled in: of (list $ "compute"). */}}
{{- define "assay.service" -}}
{{- $root := index . 0 -}}
{{- $own := index $root.Values.services (index . 1) | default dict -}}
{{- mergeOverwrite (deepCopy $root.Values.defaults) (deepCopy $own) | toYaml -}}
{{- end -}}
