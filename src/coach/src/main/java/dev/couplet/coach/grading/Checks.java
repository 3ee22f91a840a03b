// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The compiled checks of exercises. They are compiled against an answer, and stay as they are while
 * what they see of it does: its methods and types, not what is in them. Compiling them takes most
 * of the time to a verdict.
 */
final class Checks {
  /** Another number when the format of a file changes, or how checks are compiled. */
  private static final String FORMAT = "2";

  private final Map<String, Map<String, byte[]>> known = new ConcurrentHashMap<>();
  private final @Nullable Path folder;

  private Checks(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Keeps them as long as the coach runs. */
  static Checks inMemory() {
    return new Checks(null);
  }

  /** Keeps them in {@code folder}, too. */
  static Checks keptIn(Path folder) {
    return new Checks(folder);
  }

  /**
   * What compiled checks depend on.
   *
   * @param sources their own, by name
   * @param answer the class files of the answer
   */
  String key(Map<String, String> sources, Collection<byte[]> answer) {
    String seen =
        answer.stream()
            .map(bytes -> new ClassFile(bytes).api())
            .sorted()
            .collect(Collectors.joining("\n"));
    return sum(
        FORMAT
            + Runtime.version()
            + CheckClassPath.toCompile()
            + times(CheckClassPath.toCompile())
            + new TreeMap<>(sources)
            + seen);
  }

  /** Returns the class files that were kept for {@code key}. */
  Optional<Map<String, byte[]>> find(String key) {
    Map<String, byte[]> found = known.get(key);
    if (found == null && folder != null) {
      found = read(folder.resolve(key));
    }
    return Optional.ofNullable(found);
  }

  /** Keeps {@code classes} for {@code key}. */
  void keep(String key, Map<String, byte[]> classes) {
    known.put(key, classes);
    if (folder != null) {
      write(folder, key, classes);
    }
  }

  private static @Nullable Map<String, byte[]> read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      Map<String, byte[]> classes = new TreeMap<>();
      for (int i = in.readInt(); i > 0; i--) {
        String name = in.readUTF();
        classes.put(name, in.readNBytes(in.readInt()));
      }
      return classes;
    } catch (IOException e) {
      return null;
    }
  }

  private static void write(Path folder, String key, Map<String, byte[]> classes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(classes.size());
      for (Map.Entry<String, byte[]> each : classes.entrySet()) {
        out.writeUTF(each.getKey());
        out.writeInt(each.getValue().length);
        out.write(each.getValue());
      }
      CacheFile.write(folder.resolve(key), bytes.toByteArray());
    } catch (IOException e) {
      // A disk that is full or read-only costs time and nothing else.
    }
  }

  /** The library may be built again, and its checks with it. */
  static String times(String classPath) {
    return Stream.of(classPath.split(java.io.File.pathSeparator, -1))
        .map(part -> Long.toString(Path.of(part).toFile().lastModified()))
        .collect(Collectors.joining(" "));
  }

  static String sum(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
