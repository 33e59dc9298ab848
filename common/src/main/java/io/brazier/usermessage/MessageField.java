package io.brazier.usermessage;

import java.util.Arrays;

/// A part of a user message: an id in the database, and the words that are made of it when the
/// message is read (`cinder/message/message_field.py`).
interface MessageField {

  /// Three digits.
  String id();

  /// The words a tenant reads.
  String text();

  /// The text of an id from the database; the id itself if none of the fields has it.
  static String textOf(MessageField[] fields, String id) {
    return Arrays.stream(fields)
        .filter(field -> field.id().equals(id))
        .map(MessageField::text)
        .findFirst()
        .orElse(id);
  }
}
