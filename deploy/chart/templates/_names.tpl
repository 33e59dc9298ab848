{{- define "brazier.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* What all names begin with: the release's name, and the chart's unless it is in there. */}}
{{- define "brazier.fullname" -}}
{{- $name := include "brazier.name" . -}}
{{- $both := contains $name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $name) -}}
{{- .Values.fullnameOverride | default $both | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* By which pods are found: those of a component, of one group of it, or all. Selectors cannot be changed later. */}}
{{- define "brazier.selector" -}}
app.kubernetes.io/name: {{ include "brazier.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- with .group }}
brazier.io/group: {{ . }}
{{- end }}
{{- end -}}

{{- define "brazier.labels" -}}
{{ include "brazier.selector" . }}
app.kubernetes.io/version: {{ .root.Values.image.tag | default .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: brazier
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "brazier.image" -}}
{{- $image := .root.Values.image -}}
{{- with $image.registry }}{{ . | trimSuffix "/" }}/{{ end -}}
{{ .image }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end -}}

{{/* The API's name for a kind whose home moved: .since is the version of Kubernetes from which .now holds. */}}
{{- define "brazier.apiVersion" -}}
{{- semverCompare (printf "<%s-0" .since) .root.Capabilities.KubeVersion.Version | ternary .before .now -}}
{{- end -}}
