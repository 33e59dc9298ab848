package io.brazier.doctor.diagnosis;

/// The promises of the design; every difference breaks one of them.
public enum Promise {
  P1("an accepted request ends"),
  P2("a backend has each volume once and nothing else"),
  P3("quota is exact"),
  P4("placement is exact"),
  P5("a status changes only from where it may"),
  P6("errors have causes"),
  P7("tenants are walls"),
  P8("one trace leads from the request to the backend"),
  P9("status words are a closed set"),
  P10("old bytes never leak");

  private final String sentence;

  Promise(String sentence) {
    this.sentence = sentence;
  }

  /// The promise in a few words.
  public String sentence() {
    return sentence;
  }
}
