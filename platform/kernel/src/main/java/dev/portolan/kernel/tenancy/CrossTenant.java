package dev.portolan.kernel.tenancy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the few types that may read or hold rows of more than one tenant, or of none. Reviewed one by one.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CrossTenant {
    /// Why the type cannot stay within one tenant.
    String value();
}
