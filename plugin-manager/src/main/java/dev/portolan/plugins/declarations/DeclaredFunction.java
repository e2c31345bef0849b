package dev.portolan.plugins.declarations;

import java.util.List;

/// A function without code.
///
/// @param steps in order, at most 20
/// @param answer what it gives once all steps are done
public record DeclaredFunction(List<Step> steps, Template answer) {
    public DeclaredFunction {
        steps = List.copyOf(steps);
    }
}
