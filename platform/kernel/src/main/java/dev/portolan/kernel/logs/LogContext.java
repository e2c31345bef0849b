package dev.portolan.kernel.logs;

import dev.portolan.contracts.TenantId;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Says in each log line whose work it is: `tenant` is an id, `user` a subject. Never a name or an address.
public final class LogContext implements AutoCloseable {
    private static final String TENANT = "tenant";
    private static final String USER = "user";

    private final String key;
    private final @Nullable Object before;

    private LogContext(String key, Object value) {
        this.key = key;
        this.before = MDC.get(key);
        MDC.put(key, value);
    }

    /// From now on until it is closed. What a request says ends with the request and need not be closed.
    public static LogContext tenant(TenantId tenant) {
        return new LogContext(TENANT, tenant.toString());
    }

    /// From now on until it is closed. What a request says ends with the request and need not be closed.
    public static LogContext user(String subject) {
        return new LogContext(USER, subject);
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, before);
        }
    }
}
