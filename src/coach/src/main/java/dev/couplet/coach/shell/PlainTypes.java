// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/**
 * Shows the library to JShell's compiler without the annotations of its types, {@code @Nullable}
 * above all. Where JShell infers a type, it writes such an annotation down where compilers of JDK
 * 22 and later do not take it, and {@code var d = sleep(1)} would be refused.
 */
final class PlainTypes extends ForwardingJavaFileManager<StandardJavaFileManager>
    implements StandardJavaFileManager {

  PlainTypes(StandardJavaFileManager files) {
    super(files);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    Iterable<JavaFileObject> files = super.list(location, packageName, kinds, recurse);
    if (!packageName.startsWith("dev.couplet")) {
      return files;
    }
    List<JavaFileObject> plain = new ArrayList<>();
    files.forEach(
        file -> plain.add(file.getKind() == JavaFileObject.Kind.CLASS ? new Plain(file) : file));
    return plain;
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    return super.inferBinaryName(location, file instanceof Plain plain ? plain.original() : file);
  }

  /** A class file without annotations of types. */
  private static final class Plain extends ForwardingJavaFileObject<JavaFileObject> {
    Plain(JavaFileObject file) {
      super(file);
    }

    JavaFileObject original() {
      return fileObject;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      try (InputStream in = super.openInputStream()) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(in).accept(new Stripper(writer), ClassReader.SKIP_CODE);
        return new ByteArrayInputStream(writer.toByteArray());
      }
    }
  }

  private static final class Stripper extends ClassVisitor {
    Stripper(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int type, @Nullable TypePath path, String descriptor, boolean visible) {
      return null;
    }

    @Override
    public FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      return new FieldVisitor(
          Opcodes.ASM9, super.visitField(access, name, descriptor, signature, value)) {
        @Override
        public @Nullable AnnotationVisitor visitTypeAnnotation(
            int type, @Nullable TypePath path, String annotation, boolean visible) {
          return null;
        }
      };
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new MethodVisitor(
          Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
        @Override
        public @Nullable AnnotationVisitor visitTypeAnnotation(
            int type, @Nullable TypePath path, String annotation, boolean visible) {
          return null;
        }
      };
    }
  }

  // --- What the standard one adds ---

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
      Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }

  @Override
  public void setLocation(Location location, @Nullable Iterable<? extends File> files)
      throws IOException {
    fileManager.setLocation(location, files);
  }

  @Override
  public void setLocationFromPaths(Location location, Collection<? extends Path> paths)
      throws IOException {
    fileManager.setLocationFromPaths(location, paths);
  }

  @Override
  public Iterable<? extends File> getLocation(Location location) {
    return fileManager.getLocation(location);
  }

  @Override
  public Iterable<? extends Path> getLocationAsPaths(Location location) {
    return fileManager.getLocationAsPaths(location);
  }
}
