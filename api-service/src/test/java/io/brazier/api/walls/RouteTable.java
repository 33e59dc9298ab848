package io.brazier.api.walls;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/// The routes that the running application serves, as its REST layer has them.
final class RouteTable {

  /// A resource that only the tests of the pipeline have.
  private static final String ECHO = "/v3/echoes";

  private RouteTable() {}

  /// Methods with their path templates, such as `GET /v3/volumes/{id}`.
  static Set<String> read() {
    Set<String> routes = new TreeSet<>();
    RuntimeResourceVisitor.visitRuntimeResources(
        "",
        ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
        new RuntimeResourceVisitor() {
          @Override
          public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
            if (!path.startsWith(ECHO)) {
              routes.add(method + " " + path);
            }
          }
        });
    return routes;
  }
}
