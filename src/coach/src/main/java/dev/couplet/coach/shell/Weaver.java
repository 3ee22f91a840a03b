// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Changes the class files of snippets so that the shell outlives what they do.
 *
 * <p>A call of {@link StopCheck#check} goes to the start of each method, before each jump
 * backwards, and before each call into the library: so no loop goes on when it is told to stop, and
 * a thread that was given up does not get at a reactor any more. And what would end the process,
 * {@code System.exit} and its like, means {@link ExitRefused} instead, be it called or taken as a
 * method reference.
 *
 * <p>All of these take nothing from the stack and leave nothing there that was not to be there, so
 * that the stack maps stay as they are.
 */
final class Weaver {
  private static final int API = Opcodes.ASM9;
  private static final String STOP_CHECK = Type.getInternalName(StopCheck.class);
  private static final String EXIT_REFUSED = Type.getInternalName(ExitRefused.class);
  private static final String HELPERS = Type.getInternalName(Helpers.class);
  private static final String COROUTINE = "dev/couplet/defer/Coroutine";
  private static final Pattern WRAPPER = Pattern.compile("REPL/\\$JShell\\$\\w+");

  private Weaver() {}

  /**
   * What became of a class file.
   *
   * @param file the new one
   * @param awaits whether its code waits for a Deferred as a coroutine does
   * @param wrappers the classes of other snippets that it names
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  record Woven(byte[] file, boolean awaits, Set<String> wrappers) {}

  static Woven weave(byte[] file) {
    ClassReader reader = new ClassReader(file);
    ClassWriter writer = new ClassWriter(reader, 0);
    Classes classes = new Classes(writer);
    reader.accept(classes, 0);
    return new Woven(writer.toByteArray(), classes.awaits, wrappers(reader));
  }

  private static Set<String> wrappers(ClassReader reader) {
    Set<String> wrappers = new HashSet<>();
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      // A class: its tag stands before its offset.
      if (offset != 0 && reader.readByte(offset - 1) == 7) {
        Matcher wrapper = WRAPPER.matcher(reader.readUTF8(offset, buffer));
        if (wrapper.lookingAt()) {
          wrappers.add(wrapper.group().replace('/', '.'));
        }
      }
    }
    return wrappers;
  }

  private static final class Classes extends ClassVisitor {
    private boolean awaits;

    Classes(ClassVisitor next) {
      super(API, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new Methods(super.visitMethod(access, name, descriptor, signature, exceptions));
    }

    private final class Methods extends MethodVisitor {
      private final Set<Label> passed = new HashSet<>();

      Methods(MethodVisitor next) {
        super(API, next);
      }

      @Override
      public void visitCode() {
        super.visitCode();
        check();
      }

      @Override
      public void visitLabel(Label label) {
        passed.add(label);
        super.visitLabel(label);
      }

      @Override
      public void visitJumpInsn(int opcode, Label label) {
        if (passed.contains(label)) {
          check();
        }
        super.visitJumpInsn(opcode, label);
      }

      @Override
      public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        checkIfBackwards(otherwise, labels);
        super.visitTableSwitchInsn(min, max, otherwise, labels);
      }

      @Override
      public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        checkIfBackwards(otherwise, labels);
        super.visitLookupSwitchInsn(otherwise, keys, labels);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean ofInterface) {
        String refused = refused(owner, name, descriptor);
        if (refused != null) {
          super.visitMethodInsn(Opcodes.INVOKESTATIC, EXIT_REFUSED, name, refused, false);
          return;
        }
        noteAwait(owner, name);
        if (owner.startsWith("dev/couplet/")) {
          check();
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
      }

      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, Handle bootstrap, Object... arguments) {
        Object[] woven = arguments.clone();
        for (int i = 0; i < woven.length; i++) {
          if (woven[i] instanceof Handle handle) {
            String refused = refused(handle.getOwner(), handle.getName(), handle.getDesc());
            noteAwait(handle.getOwner(), handle.getName());
            if (refused != null) {
              woven[i] =
                  new Handle(
                      Opcodes.H_INVOKESTATIC, EXIT_REFUSED, handle.getName(), refused, false);
            }
          }
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, woven);
      }

      private void checkIfBackwards(Label otherwise, Label[] labels) {
        boolean backwards = passed.contains(otherwise);
        for (Label label : labels) {
          backwards |= passed.contains(label);
        }
        if (backwards) {
          check();
        }
      }

      private void check() {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, STOP_CHECK, "check", "()V", false);
      }

      private void noteAwait(String owner, String name) {
        awaits |= name.equals("await") && (owner.equals(HELPERS) || owner.equals(COROUTINE));
      }
    }

    /** Returns the descriptor of the method that stands in for one that ends the process. */
    private static @Nullable String refused(String owner, String name, String descriptor) {
      if (!descriptor.equals("(I)V") || !(name.equals("exit") || name.equals("halt"))) {
        return null;
      }
      return switch (owner) {
        case "java/lang/System" -> descriptor;
        // Its object becomes the first argument.
        case "java/lang/Runtime" -> "(Ljava/lang/Runtime;I)V";
        default -> null;
      };
    }
  }
}
