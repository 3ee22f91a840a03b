// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the parent asks of a {@link Runner}, on its standard input.
 *
 * <p>The class files come along, and are nowhere else: an answer finds none to read or to change.
 *
 * @param token what each report carries
 * @param classes the class files of the answer and its checks, by the names of the classes
 * @param checks the classes of the checks
 * @param parameters configuration parameters of JUnit
 * @param processorLimit what the checks may take of processor time
 * @param waitLimit how long they may wait
 * @param traced what to run again and record when all is done: {@link #NOTHING}, {@link #FAILED},
 *     or the check of this unique id
 */
public record Request(
    String token,
    Map<String, byte[]> classes,
    List<String> checks,
    Map<String, String> parameters,
    Duration processorLimit,
    Duration waitLimit,
    String traced) {

  /** Nothing is recorded. */
  public static final String NOTHING = "";

  /** The first check that fails is recorded. */
  public static final String FAILED = "failed";

  /** Returns this request, of these class files. */
  public Request of(Map<String, byte[]> classes) {
    return new Request(token, classes, checks, parameters, processorLimit, waitLimit, traced);
  }

  /** Sends it. */
  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeUTF(token);
    out.writeInt(checks.size());
    for (String check : checks) {
      out.writeUTF(check);
    }
    out.writeInt(parameters.size());
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      out.writeUTF(parameter.getKey());
      out.writeUTF(parameter.getValue());
    }
    out.writeLong(processorLimit.toMillis());
    out.writeLong(waitLimit.toMillis());
    out.writeUTF(traced);
    out.writeInt(classes.size());
    for (Map.Entry<String, byte[]> each : classes.entrySet()) {
      out.writeUTF(each.getKey());
      out.writeInt(each.getValue().length);
      out.write(each.getValue());
    }
    out.flush();
  }

  /**
   * Waits for one.
   *
   * @throws java.io.EOFException if the parent has ended, or wants nothing
   */
  static Request read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    String token = in.readUTF();
    List<String> checks = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      checks.add(in.readUTF());
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      parameters.put(in.readUTF(), in.readUTF());
    }
    Duration processorLimit = Duration.ofMillis(in.readLong());
    Duration waitLimit = Duration.ofMillis(in.readLong());
    String traced = in.readUTF();
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      String name = in.readUTF();
      byte[] file = new byte[in.readInt()];
      in.readFully(file);
      classes.put(name, file);
    }
    return new Request(token, classes, checks, parameters, processorLimit, waitLimit, traced);
  }
}
