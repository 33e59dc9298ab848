package io.brazier.e2e.client;

import java.util.Map;
import org.openstack4j.api.OSClient.OSClientV3;
import org.openstack4j.api.identity.EndpointURLResolver;
import org.openstack4j.api.storage.BlockVolumeService;
import org.openstack4j.core.transport.Config;
import org.openstack4j.model.common.Identifier;
import org.openstack4j.model.identity.URLResolverParams;
import org.openstack4j.openstack.OSFactory;
import org.openstack4j.openstack.identity.v3.domain.KeystoneToken;

/// The client library of Java programs.
public final class OpenStack4j {

  private OpenStack4j() {}

  /// Against an instance without keystone: the library gets the token and the place it leads to.
  public static BlockVolumeService volumes(Api api) {
    KeystoneToken token = new KeystoneToken();
    token.setId(api.headers().getOrDefault("X-Auth-Token", ""));
    Config config =
        Config.newConfig().withEndpointURLResolver(always(api.endpoint() + api.project()));
    return OSFactory.clientFromToken(token, config).blockStorage().volumes();
  }

  /// Against an instance with keystone, by the settings of its openrc.
  public static BlockVolumeService volumes(Map<String, String> openrc) {
    Identifier domain = Identifier.byName(openrc.getOrDefault("OS_USER_DOMAIN_NAME", ""));
    OSClientV3 client =
        OSFactory.builderV3()
            .endpoint(openrc.get("OS_AUTH_URL"))
            .credentials(openrc.get("OS_USERNAME"), openrc.get("OS_PASSWORD"), domain)
            .scopeToProject(Identifier.byName(openrc.getOrDefault("OS_PROJECT_NAME", "")), domain)
            .authenticate();
    return client.blockStorage().volumes();
  }

  private static EndpointURLResolver always(String url) {
    return new EndpointURLResolver() {
      @Override
      public String findURLV2(URLResolverParams params) {
        return url;
      }

      @Override
      public String findURLV3(URLResolverParams params) {
        return url;
      }
    };
  }
}
