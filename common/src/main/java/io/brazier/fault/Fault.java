package io.brazier.fault;

import org.jspecify.annotations.Nullable;

/// A refusal that a client or an operator should hear of.
///
/// A fault carries the text that Cinder gives for the same refusal; it knows no HTTP. One class of
/// the API service turns each kind into a status code and an envelope by an exhaustive switch.
/// Messages are shown to tenants, so they never hold host names, secrets or command lines;
/// [BackendFailed] is the exception, it is never shown to a tenant as it is.
public abstract sealed class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Fault(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// The thing asked for does not exist, or is not for the caller to see.
  public static final class NotFound extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message Cinder's text, which names the kind and the id
    public NotFound(String message) {
      super(message, null);
    }

    /// A volume that does not exist or belongs to another project.
    public static NotFound volume(String id) {
      return new NotFound("Volume %s could not be found.".formatted(id));
    }

    /// A snapshot that does not exist or belongs to another project.
    public static NotFound snapshot(String id) {
      return new NotFound("Snapshot %s could not be found.".formatted(id));
    }

    /// A metadata key of a snapshot.
    public static NotFound snapshotMetadata(String snapshotId, String key) {
      return new NotFound("Snapshot %s has no metadata with key %s.".formatted(snapshotId, key));
    }

    /// A volume type that does not exist or is private to others.
    public static NotFound volumeType(String idOrName) {
      return new NotFound("Volume type %s could not be found.".formatted(idOrName));
    }

    /// A volume type that was asked for by name.
    public static NotFound volumeTypeByName(String name) {
      return new NotFound("Volume type with name %s could not be found.".formatted(name));
    }

    /// A group type that does not exist or is private.
    public static NotFound groupType(String id) {
      return new NotFound("Group type %s could not be found.".formatted(id));
    }

    /// QoS specs.
    public static NotFound qosSpecs(String id) {
      return new NotFound("No such QoS spec %s.".formatted(id));
    }

    /// A user message.
    public static NotFound message(String id) {
      return new NotFound("Message %s could not be found.".formatted(id));
    }

    /// A transfer that does not exist, or that another project offers.
    public static NotFound transfer(String id) {
      return new NotFound("Transfer %s could not be found.".formatted(id));
    }

    /// An attachment that does not exist or is of another project's volume.
    public static NotFound attachment(String id) {
      return new NotFound(
          "Volume attachment could not be found with filter: attachment_id = %s.".formatted(id));
    }

    /// A metadata key of a volume.
    public static NotFound volumeMetadata(String volumeId, String key) {
      return new NotFound("Volume %s has no metadata with key %s.".formatted(volumeId, key));
    }
  }

  /// The request is malformed, or the thing is in the wrong state for it.
  public static final class Invalid extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message the whole text for the client
    public Invalid(String message) {
      super(message, null);
    }

    /// Cinder's `InvalidInput`.
    public static Invalid input(String reason) {
      return new Invalid("Invalid input received: " + reason);
    }

    /// Cinder's `InvalidVolume`: the volume's state forbids it.
    public static Invalid volume(String reason) {
      return new Invalid("Invalid volume: " + reason);
    }

    /// Cinder's `InvalidSnapshot`: the snapshot's state forbids it.
    public static Invalid snapshot(String reason) {
      return new Invalid("Invalid snapshot: " + reason);
    }
  }

  /// Somebody else was quicker, or the name is taken.
  public static final class Conflict extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message the whole text for the client
    public Conflict(String message) {
      super(message, null);
    }
  }

  /// Known caller, but not allowed.
  public static final class Forbidden extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message the whole text for the client
    public Forbidden(String message) {
      super(message, null);
    }

    /// Cinder's `PolicyNotAuthorized`.
    public static Forbidden policy(String rule) {
      return new Forbidden("Policy doesn't allow %s to be performed.".formatted(rule));
    }
  }

  /// No caller: the token is missing or not valid.
  public static final class Unauthorized extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message the whole text for the client
    public Unauthorized(String message) {
      super(message, null);
    }
  }

  /// A quota would be exceeded. Nothing was reserved or written.
  public static final class OverLimit extends Fault {
    private static final long serialVersionUID = 1L;
    private final String errorClass;

    /// @param errorClass Cinder's exception class, which prefixes the text on the wire
    /// @param message Cinder's text without that prefix
    public OverLimit(String errorClass, String message) {
      super(message, null);
      this.errorClass = errorClass;
    }

    /// Cinder's exception class, for example `VolumeLimitExceeded`.
    public String errorClass() {
      return errorClass;
    }
  }

  /// The body is larger than the service takes.
  public static final class TooLarge extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message the whole text for the client
    public TooLarge(String message) {
      super(message, null);
    }
  }

  /// The body is of a type the service does not read.
  public static final class UnsupportedMediaType extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message the whole text for the client
    public UnsupportedMediaType(String message) {
      super(message, null);
    }
  }

  /// A well-formed microversion outside the range that is served.
  public static final class UnsupportedVersion extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message the whole text for the client
    public UnsupportedVersion(String message) {
      super(message, null);
    }
  }

  /// An `If-Match` did not match.
  public static final class PreconditionFailed extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message for the log; the wire form has no body
    public PreconditionFailed(String message) {
      super(message, null);
    }
  }

  /// A service that is needed does not answer; trying again later may help.
  public static final class Unavailable extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message the whole text for the client
    public Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /// Something behind the API could not do what was asked, and the client is told so in Cinder's
  /// words.
  public static final class Failed extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message the whole text for the client
    public Failed(String message) {
      super(message, null);
    }
  }

  /// A storage backend could not do what was asked. For operators and for the choice between
  /// another backend and the end; tenants get a user message instead.
  public static final class BackendFailed extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message what failed on which object, with the tool's own words
    public BackendFailed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /// The backend says the object is in use just now.
  public static final class Busy extends Fault {
    private static final long serialVersionUID = 1L;

    /// @param message which object and by what
    public Busy(String message) {
      super(message, null);
    }
  }
}
