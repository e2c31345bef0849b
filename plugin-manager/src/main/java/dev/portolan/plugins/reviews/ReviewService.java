package dev.portolan.plugins.reviews;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.PublishingService;
import dev.portolan.plugins.packages.PackageFiles;
import dev.portolan.plugins.packages.PluginPackage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What staff see of a package that waits for them, and what they say to it. Opens no transaction of its own: packages
/// are looked at outside of any.
@ApplicationScoped
class ReviewService {
    private static final int LONGEST_TEXT = 512 << 10;

    private final SubmissionService submissions;
    private final DecisionService decisions;
    private final PublishingService publishing;

    ReviewService(SubmissionService submissions, DecisionService decisions, PublishingService publishing) {
        this.submissions = submissions;
        this.decisions = decisions;
        this.publishing = publishing;
    }

    /// @throws ProblemException `not-found`
    Review show(UUID id) {
        var submission = submissions.find(id);
        var content = content(id);
        return new Review(
                submission,
                content.map(found -> files(found.files())).orElse(List.of()),
                content.map(PluginPackage::manifestJson).orElse(null));
    }

    /// The text of one file, its first 512 KiB.
    ///
    /// @throws ProblemException `not-found`; `invalid` at `path` when the file is no text
    String file(UUID id, String path) {
        var bytes = content(id).flatMap(content -> content.files().bytes(path)).orElseThrow(ProblemException::notFound);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.length() <= LONGEST_TEXT ? text.toString() : text.subSequence(0, LONGEST_TEXT) + "\n[cut off]";
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid(
                    "path", "is a file that is no text; download the package's release to see it");
        }
    }

    /// Publishes a package that waits; checks once more first, since its publisher's key may have been replaced.
    ///
    /// @throws ProblemException `not-found`, `submission-decided`
    Submission approve(UUID id, String by, @Nullable String note) {
        var submission = submissions.find(id);
        var zip = submissions.content(id).orElse(new byte[0]);
        var checked = publishing.check(submission.subject().publisher(), zip);
        return decisions.approve(id, checked, by, note);
    }

    /// @throws ProblemException `not-found`, `submission-decided`
    Submission refuse(UUID id, String by, String reason) {
        return decisions.refuse(id, by, reason);
    }

    private Optional<PluginPackage> content(UUID id) {
        return submissions.content(id).map(PluginPackage::ofZip).flatMap(read -> switch (read) {
            case PluginPackage.Result.Accepted(var content) -> Optional.of(content);
            case PluginPackage.Result.Refused _ -> Optional.empty();
        });
    }

    private static List<FileLine> files(PackageFiles files) {
        return files.paths().stream()
                .map(path -> new FileLine(path, files.size(path)))
                .toList();
    }

    /// @param files empty once it is decided
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Review(
            @JsonUnwrapped Submission submission,
            List<FileLine> files,
            @Nullable JsonNode manifest) {
        Review {
            files = List.copyOf(files);
        }
    }

    /// @param size in bytes
    record FileLine(String path, int size) {}
}
