// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What a class file names, and at which lines. */
final class ClassFile {
  /**
   * A class, or a member of one, that is named.
   *
   * @param owner the class, by its name in sources
   * @param member a method or a field of it, or nothing
   * @param line where, the first time; 0 if that is not known
   */
  record Reference(String owner, String member, int line) {}

  private final ClassReader reader;
  private final Names names = new Names();

  ClassFile(byte[] bytes) {
    reader = new ClassReader(bytes);
    reader.accept(names, ClassReader.SKIP_FRAMES);
  }

  /**
   * Returns what other classes are compiled against: all but code and what is private. Where this
   * is the same, so are they.
   */
  String api() {
    ClassWriter visible = new ClassWriter(0);
    reader.accept(
        new Api(visible), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new String(visible.toByteArray(), StandardCharsets.ISO_8859_1);
  }

  /** The class's name in sources, but with a dollar sign before a class within another. */
  String name() {
    return inSources(reader.getClassName());
  }

  /** The name of the file that it was compiled from. */
  String sourceFile() {
    return names.sourceFile;
  }

  /** What its code names, and what it extends and implements. */
  List<Reference> references() {
    return List.copyOf(names.found.values());
  }

  private static String inSources(String internalName) {
    return Type.getObjectType(internalName).getClassName().replace("[]", "");
  }

  /** Finds all names in a class, and in the code of its methods. */
  private static final class Names extends ClassVisitor {
    final Map<List<String>, Reference> found = new LinkedHashMap<>();
    String sourceFile = "";
    private int line;

    Names() {
      super(Opcodes.ASM9);
    }

    private void found(String owner, String member) {
      String name = inSources(owner);
      found.putIfAbsent(List.of(name, member), new Reference(name, member, line));
    }

    /** What is written in the pool of constants: a class, or a method that is referred to. */
    private void constant(@Nullable Object value) {
      if (value instanceof Type type && isOfClass(type)) {
        found(type.getInternalName(), "");
      } else if (value instanceof Handle handle) {
        found(handle.getOwner(), handle.getName());
      }
    }

    private static boolean isOfClass(Type type) {
      return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      List<String> ancestors =
          new ArrayList<>(interfaces == null ? List.of() : List.of(interfaces));
      if (superName != null) {
        ancestors.add(0, superName);
      }
      ancestors.forEach(ancestor -> found(ancestor, ""));
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
      sourceFile = source == null ? "" : source;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      line = 0;
      return new Code();
    }

    private final class Code extends MethodVisitor {
      Code() {
        super(Opcodes.ASM9);
      }

      @Override
      public void visitLineNumber(int number, Label start) {
        line = number;
      }

      @Override
      public void visitTypeInsn(int opcode, String type) {
        found(type, "");
      }

      @Override
      public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        found(owner, name);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        found(owner, name);
      }

      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
          constant(argument);
        }
      }

      @Override
      public void visitLdcInsn(Object value) {
        constant(value);
      }

      @Override
      public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        found(descriptor, "");
      }
    }
  }

  /** Leaves out what other classes do not see. */
  private static final class Api extends ClassVisitor {
    private static final int UNSEEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

    Api(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitNestMember(String nestMember) {
      // A class within this one, and it has a file of its own.
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      return (access & UNSEEN) != 0
          ? null
          : super.visitField(access, name, descriptor, signature, value);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return (access & UNSEEN) != 0
          ? null
          : super.visitMethod(access, name, descriptor, signature, exceptions);
    }
  }
}
