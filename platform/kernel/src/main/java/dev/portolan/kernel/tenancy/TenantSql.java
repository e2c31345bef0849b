package dev.portolan.kernel.tenancy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the types with native SQL within one tenant, where row-level security alone keeps the tenants apart.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TenantSql {
    /// Why HQL does not do.
    String value();
}
