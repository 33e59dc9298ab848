package io.brazier.api.keyvalue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.fault.Fault;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tags of keys and values: the MD5 of the reply that shows all of them, as Cinder has it.
@Singleton
class EntityTag {

  private final ObjectMapper json;

  EntityTag(ObjectMapper json) {
    this.json = json;
  }

  /// What the pairs must be like for a change to happen.
  ///
  /// @param tags one of these must be its tag; empty for no condition
  record Condition(List<String> tags) {

    static final Condition NONE = new Condition(List.of());

    private static final String ANY = "*";

    Condition {
      tags = List.copyOf(tags);
    }

    /// Refuses the change if the tag is none of these.
    void require(String tag) {
      if (!tags.isEmpty() && !tags.contains(ANY) && !tags.contains(tag)) {
        throw new Fault.PreconditionFailed("metadata has the tag " + tag);
      }
    }
  }

  /// Reads an `If-Match`: a tag, a list of tags, or `*`, with or without quotes. Weak tags never
  /// match.
  Condition condition(@Nullable String ifMatch) {
    if (ifMatch == null) {
      return Condition.NONE;
    }
    return new Condition(
        Arrays.stream(ifMatch.split(",", -1))
            .map(String::strip)
            .map(tag -> tag.replaceAll("^\"|\"$", ""))
            .toList());
  }

  /// The tag of a reply.
  String of(Map<String, ?> document) {
    try {
      // MD5 names a state here, it protects nothing; clients compare it with Cinder's.
      byte[] digest =
          MessageDigest.getInstance("MD5")
              .digest(json.writeValueAsString(document).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
