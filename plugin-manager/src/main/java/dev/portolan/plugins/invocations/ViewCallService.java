package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.schema.ConfigSchema;
import dev.portolan.plugins.views.Named;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/// Runs what members press in views: only functions that the view names, or that the manifest lists for it, and only
/// with values that the view's form would send.
@ApplicationScoped
class ViewCallService {
    private final Visits visits;
    private final ViewService views;
    private final ExtensionCalls calls;
    private final ViewAuditService record;
    private final CallAnswers answers;

    ViewCallService(
            Visits visits, ViewService views, ExtensionCalls calls, ViewAuditService record, CallAnswers answers) {
        this.visits = visits;
        this.views = views;
        this.calls = calls;
        this.record = record;
        this.answers = answers;
    }

    /// @throws ProblemException `invalid` when the function is not offered, or a value is wrong; `not-found` when
    /// the extension is not for this entity
    Called call(Visit visit, ViewCall call) {
        var input = visits.input(visit);
        if (visit.visible().called().isEmpty() || !offered(visit, call.function())) {
            throw ProblemException.invalid(
                    "/function", "is not offered by what is shown here now; load the page again");
        }
        check(visit, call);
        if (!call.values().isMissingNode()) {
            input.set("values", call.values());
        }
        record.called(visit.active(), call.function());
        return switch (calls.callForMember(visit.active(), call.function(), input, visit.locale())) {
            case Answer.Given(var value) -> answers.read(visit.active(), call.function(), value);
            case Answer.None none -> new Called(new Called.Toast("bad", none.sentence()), false, null, null, List.of());
        };
    }

    /// Another node may have made the view that the member looks at: before anything is refused, it is made here.
    private boolean offered(Visit visit, String function) {
        return listed(visit, function)
                || names(views.last(visit).view(), function)
                || names(views.anew(visit).view(), function);
    }

    private static boolean listed(Visit visit, String function) {
        var manifest = visit.active().release().manifest();
        return Stream.concat(
                        visit.visible().face().calls().stream(),
                        manifest.extensions().stream()
                                .filter(Extension.Visible.class::isInstance)
                                .flatMap(extension -> extension.called().stream()))
                .anyMatch(function::equals);
    }

    private static boolean names(JsonNode view, String function) {
        return Named.functions(view).contains(function);
    }

    /// Values for a form that is shown are held to its schema. A form that came out of another call is the plugin's to
    /// check: which one it was is not kept.
    private void check(Visit visit, ViewCall call) {
        if (call.values().isMissingNode()) {
            return;
        }
        var forms = Named.forms(views.last(visit).view(), call.function());
        if (forms.size() != 1
                || !(ConfigSchema.parse(forms.getFirst()) instanceof ConfigSchema.Result.Accepted(var schema))) {
            return;
        }
        var faults = schema.validate(call.values()).stream()
                .map(fault -> new Violation("/values" + fault.pointer(), fault.message()))
                .toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(Common.INVALID, "What was filled in is not valid.", faults);
        }
    }
}
