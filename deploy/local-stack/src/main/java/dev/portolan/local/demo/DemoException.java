package dev.portolan.local.demo;

import org.jspecify.annotations.Nullable;

/// A piece of the demo's past could not be made (yet).
final class DemoException extends Exception {
    private static final long serialVersionUID = 1;

    DemoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
