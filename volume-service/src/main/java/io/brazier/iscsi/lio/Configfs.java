package io.brazier.iscsi.lio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// Changes objects of the kernel that are folders of configfs. To make a folder makes the object,
/// with all its files; to remove it ends the object. Every method may be repeated.
///
/// Failures are [UncheckedIOException]s that name the path, never what was to be written.
class Configfs {

  /// Makes an object; one that is there is what was asked for.
  void make(Path folder) {
    attempt(
        folder,
        () -> {
          try {
            Files.createDirectory(folder);
          } catch (FileAlreadyExistsException _) {
            return;
          }
        });
  }

  /// Ends an object; one that is not there is what was asked for.
  void remove(Path folder) {
    attempt(folder, () -> Files.deleteIfExists(folder));
  }

  /// Writes a value. The kernel takes what comes with one call, and no line feed is part of it.
  void write(Path file, String value) {
    attempt(
        file,
        () ->
            Files.write(file, value.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE));
  }

  /// Writes a value unless the file has it.
  void set(Path file, String value) {
    if (!read(file).equals(value)) {
      write(file, value);
    }
  }

  /// Writes a value that nobody but root can read afterwards: the kernel lets everybody at first.
  void writeSecret(Path file, String value) {
    attempt(
        file,
        () -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------")));
    write(file, value);
  }

  /// What a file says, without blanks around it; empty if it or its object is not there.
  String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    } catch (NoSuchFileException _) {
      return "";
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /// Connects an object with another; what is connected already is what was asked for.
  void link(Path link, Path object) {
    attempt(
        link,
        () -> {
          try {
            Files.createSymbolicLink(link, object);
          } catch (FileAlreadyExistsException _) {
            return;
          }
        });
  }

  /// Whether there is such an object.
  boolean exists(Path folder) {
    return Files.isDirectory(folder);
  }

  /// Names of the objects in a folder; none if it is not there.
  List<String> folders(Path folder) {
    return names(folder).filter(name -> exists(folder.resolve(name))).toList();
  }

  /// Parts an object from all that it is connected with.
  void unlinkAll(Path folder) {
    names(folder)
        .map(folder::resolve)
        .filter(Files::isSymbolicLink)
        .forEach(link -> attempt(link, () -> Files.deleteIfExists(link)));
  }

  /// Another thread may end objects meanwhile.
  private static Stream<String> names(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList().stream();
    } catch (NoSuchFileException | NotDirectoryException _) {
      return Stream.empty();
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static void attempt(Path path, Change change) {
    try {
      change.make();
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /// The JDK's messages begin with the path in some cases only.
  private static UncheckedIOException failure(Path path, IOException e) {
    String message = String.valueOf(e.getMessage());
    String told = message.contains(path.toString()) ? message : path + ": " + message;
    return new UncheckedIOException(told, e);
  }

  private interface Change {
    void make() throws IOException;
  }
}
