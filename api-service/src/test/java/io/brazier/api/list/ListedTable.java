package io.brazier.api.list;

import io.brazier.attachment.AttachmentAttributes;
import io.brazier.grouptype.GroupTypeAttributes;
import io.brazier.list.Attribute;
import io.brazier.list.Attribute.Audience;
import io.brazier.list.Attribute.Pairs;
import io.brazier.list.Attribute.Scalar;
import io.brazier.list.Attributes;
import io.brazier.qosspecs.QosSpecsAttributes;
import io.brazier.snapshot.SnapshotAttributes;
import io.brazier.transfer.TransferAttributes;
import io.brazier.usermessage.MessageAttributes;
import io.brazier.volume.VolumeAttributes;
import io.brazier.volumetype.VolumeTypeAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A table of attributes, and the values that all attributes must put up with.
///
/// @param holder the class that has the table
/// @param path where the list is that is made of it
/// @param items the key of its items
/// @param audience who may list at all
record ListedTable(
    Class<?> holder, Attributes attributes, String path, String items, Audience audience) {

  /// One of each kind of value at least, as clients write them.
  static final List<String> VALUES =
      List.of(
          "",
          " ",
          "a",
          "7",
          " 7 ",
          "-1",
          "007",
          "0x1f",
          "2147483648",
          "99999999999999999999",
          "1.5",
          "1e400",
          "1e-400",
          "1j",
          "NaN",
          "٣",
          "true",
          "True",
          "No",
          "None",
          "null",
          "gt:2026-01-01T00:00:00",
          "neq:2026-01-01,lt:9999-12-31",
          "2026-01-01",
          "'quoted'",
          "\"quoted\"",
          "u'quoted'",
          "b'\\xff'",
          "'\\u0000'",
          "'\\ud800'",
          "'\\U0001F600'",
          "'open",
          "['a', 'b']",
          "('a', 1, None)",
          "1, 2",
          "[]",
          "()",
          "[[]]",
          "[True, 1.5, 7]",
          "[" + "7,".repeat(1_000) + "]",
          "[".repeat(900),
          "{'a': 'b'}",
          "{u'a': 1, 2: None}",
          "{'a': ['b'], 'c': {}}",
          "{'RESKEY:availability_zones': '%'}",
          "{'a'}",
          "{}",
          "{[]: 1}",
          "%_\\",
          "' or 1=1 --",
          "h@lvm#pool",
          "\n",
          "🙂");

  /// All there are.
  static List<ListedTable> all() {
    return List.of(
        of(VolumeAttributes.class, VolumeAttributes.ALL, "volumes", "volumes"),
        of(SnapshotAttributes.class, SnapshotAttributes.ALL, "snapshots", "snapshots"),
        of(TransferAttributes.class, TransferAttributes.ALL, "volume-transfers", "transfers"),
        of(AttachmentAttributes.class, AttachmentAttributes.ALL, "attachments", "attachments"),
        of(MessageAttributes.class, MessageAttributes.ALL, "messages", "messages"),
        of(VolumeTypeAttributes.class, VolumeTypeAttributes.ALL, "types", "volume_types"),
        of(GroupTypeAttributes.class, GroupTypeAttributes.ALL, "group_types", "group_types"),
        of(QosSpecsAttributes.class, QosSpecsAttributes.ALL, "qos-specs", "qos_specs")
            .forAdministrators());
  }

  private static ListedTable of(Class<?> holder, Attributes attributes, String path, String items) {
    return new ListedTable(holder, attributes, path, items, Audience.EVERYBODY);
  }

  private ListedTable forAdministrators() {
    return new ListedTable(holder, attributes, path, items, Audience.ADMINISTRATORS);
  }

  boolean isForEverybody() {
    return audience == Audience.EVERYBODY;
  }

  /// What an attribute's column has; empty if no filter reaches one.
  static Optional<Class<?>> typeOf(Attribute attribute) {
    return switch (attribute.kind()) {
      case Scalar.TEXT, Scalar.LITERAL, Scalar.HOST, Scalar.WORD -> Optional.of(String.class);
      case Scalar.WHOLE -> Optional.of(Integer.class);
      case Scalar.FLAG, Scalar.LATE_FLAG -> Optional.of(Boolean.class);
      case Scalar.MOMENT -> Optional.of(Instant.class);
      case Scalar.NONE -> Optional.empty();
      case Pairs _ -> Optional.empty();
    };
  }
}
