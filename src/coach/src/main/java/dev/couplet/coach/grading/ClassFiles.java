// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps in memory what the compiler writes. */
final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, ByteArrayOutputStream> written = new ConcurrentHashMap<>();

  ClassFiles(JavaFileManager files) {
    super(files);
  }

  /** Returns the class files by the names of their classes. */
  Map<String, byte[]> bytes() {
    Map<String, byte[]> bytes = new TreeMap<>();
    written.forEach((name, file) -> bytes.put(name, file.toByteArray()));
    return bytes;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return new SimpleJavaFileObject(URI.create("memory:/" + className.replace('.', '/')), kind) {
      @Override
      public OutputStream openOutputStream() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        written.put(className, file);
        return file;
      }
    };
  }
}
