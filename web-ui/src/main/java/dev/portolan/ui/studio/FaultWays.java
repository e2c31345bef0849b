package dev.portolan.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.clients.Studio.Fault;
import dev.portolan.ui.forms.SchemaForm;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Leads from what is not right to its place: a field of the draft, or a sample that is missing.
///
/// @param form of the draft
record FaultWays(SchemaForm form, SamplePart samples) {
    private static final Pattern REQUEST = Pattern.compile("/requests/(\\d+)");
    private static final String CONTENT = "/content";

    /// Marks the fields that are at fault.
    void mark(List<Fault> faults) {
        form.mark(faults.stream()
                .filter(fault -> request(fault).isEmpty())
                .map(fault -> new Violation(fault.pointer(), fault.words()))
                .toList());
    }

    /// The fault in words, as a way to its place where that is shown.
    Component told(Fault fault) {
        var request = request(fault);
        if (request.isPresent()) {
            return way(fault.words(), () -> samples.lead(request.getAsInt()));
        }
        return form.titleOf(fault.pointer())
                .<Component>map(title -> way(title + ": " + fault.words(), () -> form.focus(fault.pointer())))
                .orElseGet(() -> new Span(fault.words()));
    }

    private static Button way(String words, Runnable lead) {
        var way = new Button(words, _ -> lead.run());
        way.addClassName("way");
        return way;
    }

    /// The request whose answer is missing.
    private static OptionalInt request(Fault fault) {
        var matcher = REQUEST.matcher(fault.pointer());
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /// What a service says of the draft, with places in the form.
    static List<Violation> inForm(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.pointer().startsWith(CONTENT)
                        ? new Violation(violation.pointer().substring(CONTENT.length()), violation.message())
                        : violation)
                .toList();
    }
}
