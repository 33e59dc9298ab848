{{/*
Parts of pods. A service is a dict: root is the chart's context, component its name in labels, image the name of its image,
port that of health and metrics, values its own values, config the name of its ConfigMap, settings that map's content.
*/}}

{{/* What a setting says that stands in the service's own values, in those of all services, or is given by the pod. */}}
{{- define "brazier.settings" -}}
{{- $shutdown := .values.shutdown -}}
{{- $given := dict
  "QUARKUS_FLYWAY_MIGRATE_AT_START" "false"
  "QUARKUS_MANAGEMENT_HOST" "0.0.0.0"
  "QUARKUS_SHUTDOWN_DELAY" (printf "%ds" (int $shutdown.delaySeconds))
  "QUARKUS_SHUTDOWN_TIMEOUT" (printf "%ds" (int $shutdown.timeoutSeconds))
  "BRAZIER_WORK_DRAIN" (printf "%ds" (int $shutdown.drainSeconds)) -}}
{{- merge (dict) (.more | default dict) .values.settings .root.Values.settings $given | toYaml -}}
{{- end -}}

{{- define "brazier.config" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .config }}
  labels:
    {{- include "brazier.labels" . | nindent 4 }}
data:
  {{- .settings | nindent 2 }}
{{- end -}}

{{- define "brazier.podMetadata" -}}
labels:
  {{- include "brazier.selector" . | nindent 2 }}
  {{- with .values.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
annotations:
  checksum/settings: {{ .settings | sha256sum }}
  {{- with .values.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{/* Nothing here talks to Kubernetes. Service links would be variables that look like settings. */}}
{{- define "brazier.podBasics" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.serviceAccountName }}
serviceAccountName: {{ . }}
{{- end }}
{{- with .values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* The margin is for what comes before and after: the JVM, casts that wait for their confirmation, interrupted work. */}}
{{- define "brazier.grace" -}}
{{- $shutdown := .values.shutdown -}}
terminationGracePeriodSeconds: {{ add $shutdown.delaySeconds $shutdown.timeoutSeconds $shutdown.drainSeconds 15 }}
{{- end -}}

{{/* Over hosts and zones, if that is possible. */}}
{{- define "brazier.spread" -}}
topologySpreadConstraints:
{{- $service := . }}
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - topologyKey: {{ . }}
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "brazier.selector" $service | nindent 8 }}
{{- end }}
{{- end -}}

{{- define "brazier.unprivilegedPod" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "brazier.unprivilegedContainer" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end -}}

{{- define "brazier.imageOf" -}}
image: {{ include "brazier.image" . }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
{{- end -}}

{{- define "brazier.secretVariable" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{ end -}}

{{/* The address is put together here: one that a secret holds as a whole may hold the password too. */}}
{{- define "brazier.databaseVariables" -}}
{{- $database := .root.Values.database -}}
{{- $secret := .values.databaseSecret | default $database.secret -}}
{{- range $name, $key := dict "DATABASE_HOST" "host" "DATABASE_PORT" "port" "DATABASE_NAME" "name"
  "QUARKUS_DATASOURCE_USERNAME" "username" "QUARKUS_DATASOURCE_PASSWORD" "password" -}}
{{- include "brazier.secretVariable" (dict "name" $name "secret" $secret "key" (get $database.keys $key)) -}}
{{- end -}}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "jdbc:postgresql://$(DATABASE_HOST):$(DATABASE_PORT)/$(DATABASE_NAME)%s"
    ($database.parameters | empty | ternary "" (printf "?%s" $database.parameters)) | quote }}
{{ end -}}

{{- define "brazier.brokerVariables" -}}
{{- $rabbitmq := .root.Values.rabbitmq -}}
{{- $secret := .values.rabbitmqSecret | default $rabbitmq.secret -}}
{{- range $key := list "host" "port" "username" "password" -}}
{{- include "brazier.secretVariable" (dict "name" (printf "RABBITMQ_%s" (upper $key)) "secret" $secret
  "key" (get $rabbitmq.keys $key)) -}}
{{- end -}}
{{ end -}}

{{/* .hostField is the pod's field that names the service's host. */}}
{{- define "brazier.environment" -}}
envFrom:
  - configMapRef:
      name: {{ .config }}
env:
  - name: BRAZIER_HOST
    valueFrom:
      fieldRef:
        fieldPath: {{ .hostField }}
  {{- include "brazier.databaseVariables" . | trim | nindent 2 }}
  {{- include "brazier.brokerVariables" . | trim | nindent 2 }}
  {{- with .variables }}
  {{- . | trim | nindent 2 }}
  {{- end }}
{{- end -}}

{{/* A service lives as long as it answers; only readiness asks for others. */}}
{{- define "brazier.probes" -}}
startupProbe:
  httpGet:
    path: /q/health/live
    port: management
  periodSeconds: 1
  timeoutSeconds: 5
  failureThreshold: 180
readinessProbe:
  httpGet:
    path: /q/health/ready
    port: management
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
livenessProbe:
  httpGet:
    path: /q/health/live
    port: management
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
{{- end -}}
