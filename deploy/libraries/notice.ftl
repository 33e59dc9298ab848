<#list dependencyMap as entry>
${entry.key.groupId}:${entry.key.artifactId}:${entry.key.version} - <#list entry.value as licence>${licence}<#if licence_has_next>, </#if></#list>
</#list>
