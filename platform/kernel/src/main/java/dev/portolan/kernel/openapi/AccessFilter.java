package dev.portolan.kernel.openapi;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/// Writes into each operation of the API document who may call it, as its method says: `x-access` with `permissions`,
/// `roles` or `anyone`. Runs at build time; operations are found by their id, `Class_method`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AccessFilter implements OASFilter {
    private static final String EXTENSION = "x-access";
    private static final DotName PERMISSIONS = DotName.createSimple(PermissionsAllowed.class);
    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);
    private static final DotName ANYONE = DotName.createSimple(PermitAll.class);
    private static final DotName NOBODY = DotName.createSimple(DenyAll.class);

    private final IndexView index;

    public AccessFilter(IndexView index) {
        this.index = index;
    }

    /// @throws IllegalStateException when an operation does not say who may call it
    @Override
    public Operation filterOperation(Operation operation) {
        var id = String.valueOf(operation.getOperationId());
        var separator = id.indexOf('_');
        if (separator > 0) {
            operation.addExtension(EXTENSION, access(id.substring(0, separator), id.substring(separator + 1)));
        }
        return operation;
    }

    private Map<String, Object> access(String type, String method) {
        return index.getKnownClasses().stream()
                .filter(candidate -> candidate.name().withoutPackagePrefix().equals(type))
                .flatMap(candidate -> said(candidate, method).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + "." + method + " names no permission"));
    }

    private static Optional<Map<String, Object>> said(ClassInfo type, String method) {
        return type.methods().stream()
                .filter(candidate -> candidate.name().equals(method))
                .<AnnotationTarget>flatMap(candidate -> Stream.of(candidate, type))
                .map(AccessFilter::said)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static @Nullable Map<String, Object> said(AnnotationTarget target) {
        var permissions = target.declaredAnnotation(PERMISSIONS);
        if (permissions != null) {
            return Map.of("permissions", List.of(permissions.value().asStringArray()));
        }
        var roles = target.declaredAnnotation(ROLES);
        if (roles != null) {
            return Map.of("roles", List.of(roles.value().asStringArray()));
        }
        if (target.hasDeclaredAnnotation(ANYONE)) {
            return Map.of("anyone", true);
        }
        return target.hasDeclaredAnnotation(NOBODY) ? Map.of("roles", List.of()) : null;
    }
}
