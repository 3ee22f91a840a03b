// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a class file names, and at which lines. It must come from a compiler: nothing is verified.
 *
 * <p>Format: the Java Virtual Machine Specification, chapters 4 and 6.
 */
final class ClassFile {
  /**
   * A class, or a member of one, that is named.
   *
   * @param owner the class, by its name in sources
   * @param member a method or a field of it, or nothing
   * @param line where; 0 if that is not known
   */
  record Reference(String owner, String member, int line) {}

  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int INTERFACE_METHOD = 11;
  private static final int NAME_AND_TYPE = 12;

  private static final int TABLESWITCH = 0xaa;
  private static final int LOOKUPSWITCH = 0xab;
  private static final int WIDE = 0xc4;
  private static final int IINC = 0x84;
  private static final int LDC = 0x12;

  /** Instructions with an index into the pool in the two bytes that follow. */
  private static final Set<Integer> INDEXED =
      Set.of(
          0x13, 0x14, 0xb2, 0xb3, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xbb, 0xbd, 0xc0, 0xc1,
          0xc5);

  private static final int PRIVATE = 0x2;
  private static final int SYNTHETIC = 0x1000;

  /** Attributes that the compiler reads of a class that it does not compile. */
  private static final Set<String> OF_THE_API =
      Set.of(
          "Signature",
          "ConstantValue",
          "Exceptions",
          "InnerClasses",
          "Record",
          "PermittedSubclasses",
          "AnnotationDefault",
          "EnclosingMethod");

  private final StringBuilder api = new StringBuilder();
  private final ByteBuffer in;
  private final int[] offsets;
  private final Map<Integer, Integer> lines = new HashMap<>();
  private final List<Integer> ancestors = new ArrayList<>();
  private final String name;
  private String sourceFile = "";

  ClassFile(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
    in.position(8);
    offsets = new int[u2()];
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = in.position();
      i += skipConstant();
    }
    int access = u2();
    name = className(u2());
    ancestors.add(u2());
    for (int i = u2(); i > 0; i--) {
      ancestors.add(u2());
    }
    api.append(access)
        .append(' ')
        .append(name)
        .append(ancestors.stream().map(this::className).toList());
    members();
    members();
    attributes(true);
  }

  /**
   * Returns what other classes are compiled against: all but code and what is private. Where this
   * is the same, so are they.
   */
  String api() {
    return api.toString();
  }

  /** The class's name in sources, but with a dollar sign before a class within another. */
  String name() {
    return name;
  }

  /** The name of the file that it was compiled from. */
  String sourceFile() {
    return sourceFile;
  }

  /** What its code names, and what it extends and implements. */
  List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    for (int i = 1; i < offsets.length; i++) {
      int tag = offsets[i] == 0 ? 0 : in.get(offsets[i]);
      int line = lines.getOrDefault(i, 0);
      if (tag >= FIELD && tag <= INTERFACE_METHOD) {
        references.add(
            new Reference(
                className(second(offsets[i])), utf8(second(offsets[third(offsets[i])])), line));
      } else if (tag == CLASS && (line > 0 || ancestors.contains(i))) {
        references.add(new Reference(className(i), "", line));
      }
    }
    return references;
  }

  /** Returns by how many entries more than one this constant advances the index. */
  private int skipConstant() {
    int tag = in.get();
    int length =
        switch (tag) {
          case UTF8 -> u2();
          case 3, 4, FIELD, 10, INTERFACE_METHOD, NAME_AND_TYPE, 17, 18 -> 4;
          case 5, 6 -> 8;
          case 15 -> 3;
          default -> 2;
        };
    skip(length);
    return tag == 5 || tag == 6 ? 1 : 0;
  }

  private void members() {
    for (int i = u2(); i > 0; i--) {
      int access = u2();
      int name = u2();
      int type = u2();
      boolean visible = (access & (PRIVATE | SYNTHETIC)) == 0;
      if (visible) {
        api.append('\n')
            .append(access)
            .append(' ')
            .append(utf8(name))
            .append(' ')
            .append(utf8(type));
      }
      attributes(visible);
    }
  }

  private void attributes(boolean visible) {
    for (int i = u2(); i > 0; i--) {
      String attribute = utf8(u2());
      int length = in.getInt();
      int end = in.position() + length;
      if (attribute.equals("Code")) {
        code();
      } else if (attribute.equals("SourceFile")) {
        sourceFile = utf8(u2());
      } else if (visible && OF_THE_API.contains(attribute)) {
        api.append(' ').append(attribute);
        contents(end);
      }
      in.position(end);
    }
  }

  /**
   * Appends what an attribute says, with each two bytes that may be an index spelled out: where
   * that reads a number as an index, the api is longer than it need be, and still the same for the
   * same.
   */
  private void contents(int end) {
    while (in.position() + 1 < end) {
      int value = u2();
      api.append(' ')
          .append(value < offsets.length && offsets[value] > 0 ? constant(value) : value);
    }
    if (in.position() < end) {
      api.append(' ').append(in.get());
    }
  }

  private String constant(int index) {
    int at = offsets[index];
    return switch (in.get(at)) {
      case UTF8 -> utf8(index);
      case CLASS, 8 -> utf8(second(at));
      case 3, 4 -> Integer.toString(in.getInt(at + 1));
      case 5, 6 -> Long.toString(in.getLong(at + 1));
      default -> "";
    };
  }

  private void code() {
    skip(4);
    int start = in.position() + 4;
    int end = start + in.getInt();
    in.position(end);
    skip(u2() * 8);
    TreeMap<Integer, Integer> table = new TreeMap<>();
    for (int i = u2(); i > 0; i--) {
      String attribute = utf8(u2());
      int after = in.getInt() + in.position();
      if (attribute.equals("LineNumberTable")) {
        for (int j = u2(); j > 0; j--) {
          table.put(u2(), u2());
        }
      }
      in.position(after);
    }
    instructions(start, end, table);
  }

  private void instructions(int start, int end, NavigableMap<Integer, Integer> table) {
    int at = start;
    while (at < end) {
      int code = in.get(at) & 0xff;
      Map.Entry<Integer, Integer> line = table.floorEntry(at - start);
      if (line != null && INDEXED.contains(code)) {
        lines.putIfAbsent(second(at), line.getValue());
      } else if (line != null && code == LDC) {
        lines.putIfAbsent(in.get(at + 1) & 0xff, line.getValue());
      }
      at = next(at, code, start);
    }
  }

  private int next(int at, int code, int start) {
    int aligned = at + 4 - (at - start) % 4;
    return switch (code) {
      case TABLESWITCH -> aligned + 12 + 4 * (in.getInt(aligned + 8) - in.getInt(aligned + 4) + 1);
      case LOOKUPSWITCH -> aligned + 8 + 8 * in.getInt(aligned + 4);
      case WIDE -> at + ((in.get(at + 1) & 0xff) == IINC ? 6 : 4);
      default -> at + 1 + operandBytes(code);
    };
  }

  private static int operandBytes(int code) {
    if (code == LDC
        || code == 0x10
        || within(code, 0x15, 0x19)
        || within(code, 0x36, 0x3a)
        || code == 0xa9
        || code == 0xbc) {
      return 1;
    }
    if (code == 0xc5) {
      return 3;
    }
    if (code == 0xb9 || code == 0xba || code == 0xc8 || code == 0xc9) {
      return 4;
    }
    return INDEXED.contains(code)
            || code == 0x11
            || code == IINC
            || within(code, 0x99, 0xa8)
            || within(code, 0xc6, 0xc7)
        ? 2
        : 0;
  }

  private static boolean within(int code, int first, int last) {
    return first <= code && code <= last;
  }

  private String className(int index) {
    if (index == 0) {
      return "";
    }
    String written = utf8(second(offsets[index]));
    // An array's name has its brackets before, and its elements' type as in a descriptor.
    String element = written.replaceFirst("^\\[+L?", "");
    return (written.startsWith("[") && element.endsWith(";")
            ? element.substring(0, element.length() - 1)
            : element)
        .replace('/', '.');
  }

  private String utf8(int index) {
    int at = offsets[index];
    byte[] text = new byte[second(at)];
    in.get(at + 3, text);
    return new String(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  private int second(int offset) {
    return in.getShort(offset + 1) & 0xffff;
  }

  private int third(int offset) {
    return in.getShort(offset + 3) & 0xffff;
  }

  private int u2() {
    return in.getShort() & 0xffff;
  }

  private void skip(int bytes) {
    in.position(in.position() + bytes);
  }
}
