package io.brazier.e2e.instance;

/// A part of an instance by the name that the script gives it.
///
/// @param name what `brazier status` shows
public record Part(String name) {

  public static final Part API = new Part("api");
  public static final Part SCHEDULER = new Part("scheduler");
  public static final Part RABBITMQ = new Part("rabbitmq");

  /// The volume service of a storage host, counted from 1.
  public static Part volume(int host) {
    return new Part("volume-" + host);
  }
}
