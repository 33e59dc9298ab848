package io.brazier.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.volume.VolumeId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetValuesTest {

  private static final VolumeId VOLUME = TargetContract.FIRST;
  private static final TargetNames NAMES = new TargetNames("iqn.2010-10.org.openstack:");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iqn.1993-08.org.debian:01:abc",
        "iqn.1991-05.com.microsoft:win_host.example",
        "eui.02004567A425678D",
        "naa.52004567BA64678D"
      })
  void initiatorNamesAreTaken(String name) {
    assertThat(new Initiator(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        "iqn.1993-08.org.debian:01/../../core",
        "iqn.1993-08.org debian",
        "iqn.1993-08.org,password=x",
        "iqn.1993-08.",
        "../iqn.1993-08.org.debian:01",
        "iqn.1993-08.org.debian:01\n"
      })
  void whatIsNoInitiatorNameIsRefused(String name) {
    assertThatThrownBy(() -> new Initiator(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void overlongInitiatorNameIsRefused() {
    String name = "iqn.1993-08." + "x".repeat(201);

    assertThatThrownBy(() -> new Initiator(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"short", "seventeenletters1", "with,comma1234", "with blank123", "ümlautümlaut"})
  void whatIsNoSecretIsRefusedAndNotShown(String value) {
    assertThatThrownBy(() -> new ChapSecret(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(value);
  }

  @Test
  void secretsAreNotShown() {
    ChapSecret secret = new ChapSecret("secretsecret12");

    assertThat(secret.toString()).doesNotContain(secret.value());
    assertThat(new ChapCredentials("user", secret).toString()).doesNotContain(secret.value());
  }

  @Test
  void madeSecretsHaveSomeOfEachGroup() {
    Random random = new Random(1);
    List<String> secrets =
        Stream.generate(() -> ChapSecret.generate(random).value()).limit(1000).toList();

    assertThat(secrets)
        .doesNotHaveDuplicates()
        .allMatch(value -> value.matches("[2-9A-HJ-NP-Za-km-z]{16}"))
        .allMatch(value -> value.matches(".*[2-9].*"))
        .allMatch(value -> value.matches(".*[A-Z].*"))
        .allMatch(value -> value.matches(".*[a-z].*"));
  }

  @Test
  void usersAreThoseOfAVolumeAndAnInitiator() {
    String user = ChapCredentials.user(VOLUME, TargetContract.ALICE);

    assertThat(user)
        .startsWith(ChapCredentials.userPrefix(VOLUME))
        .isEqualTo(ChapCredentials.user(VOLUME, TargetContract.ALICE))
        .isNotEqualTo(ChapCredentials.user(VOLUME, TargetContract.BOB))
        .isNotEqualTo(ChapCredentials.user(TargetContract.SECOND, TargetContract.ALICE))
        .matches("[0-9a-f.-]+");
  }

  @Test
  void namesOfTargetsAreReadBack() {
    assertThat(NAMES.volume(NAMES.of(VOLUME))).contains(VOLUME);
    assertThat(NAMES.volume("iqn.2003-01.org.linux-iscsi:volume-" + VOLUME)).isEmpty();
    assertThat(NAMES.volume("iqn.2010-10.org.openstack:volume-1")).isEmpty();
  }

  @Test
  void portalsAreWrittenAsTheKernelDoes() {
    assertThat(new Portal("192.0.2.1", 3260)).hasToString("192.0.2.1:3260");
    assertThat(new Portal("2001:db8::1", 3260)).hasToString("[2001:db8::1]:3260");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "storage.example", "1.2.3", "[::1]", "192.0.2.1:3260", "../x"})
  void whatIsNoAddressIsRefused(String address) {
    assertThatThrownBy(() -> new Portal(address, 3260))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
