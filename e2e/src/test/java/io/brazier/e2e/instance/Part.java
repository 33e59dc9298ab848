package io.brazier.e2e.instance;

import java.util.regex.Pattern;

/// A part of an instance by the name that the script gives it.
///
/// @param name what `brazier status` shows
public record Part(String name) {

  public static final Part API = new Part("api");
  public static final Part SCHEDULER = new Part("scheduler");
  public static final Part RABBITMQ = new Part("rabbitmq");
  public static final Part POSTGRESQL = new Part("postgresql");

  private static final Pattern NUMBER = Pattern.compile("-\\d$");

  /// The volume service of a storage host, counted from 1.
  public static Part volume(int host) {
    return new Part("volume-" + host);
  }

  /// A storage host, counted from 1.
  public static Part host(int host) {
    return new Part("host-" + host);
  }

  /// What kind of part it is: its name without a number.
  public String kind() {
    return NUMBER.matcher(name).replaceFirst("");
  }

  /// Where it is: a storage host for all that is on one, else a place of its own.
  public String place() {
    return name.replaceFirst("^(?:volume|host)-", "storage-");
  }
}
