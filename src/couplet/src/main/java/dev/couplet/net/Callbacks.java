// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.trace.ErrorLog;

/** Calls to the user's objects that may throw: it is reported with the name of who did. */
final class Callbacks {
  private Callbacks() {}

  /** Makes {@code call}, which is {@code method} of {@code callee}, and reports what it throws. */
  static void guard(Object callee, String method, Runnable call) {
    try {
      call.run();
    } catch (Throwable e) {
      failed(callee, method, e);
    }
  }

  /** Reports {@code error}; throws it on if the virtual machine is broken or out of memory. */
  static void failed(Object callee, String method, Throwable error) {
    if (error instanceof VirtualMachineError fatal && !(error instanceof StackOverflowError)) {
      throw fatal;
    }
    ErrorLog.report(method + " of " + callee.getClass().getName() + " failed", error);
  }
}
