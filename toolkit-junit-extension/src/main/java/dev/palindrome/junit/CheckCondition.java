package dev.palindrome.junit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what is {@link PartOf} a check that is switched off. */
final class CheckCondition implements ExecutionCondition {
    private static final ConditionEvaluationResult NOT_ASKED = ConditionEvaluationResult.enabled("part of no check");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), PartOf.class)
                .map(part -> evaluate(part.value(), context))
                .orElse(NOT_ASKED);
    }

    private static ConditionEvaluationResult evaluate(Check check, ExtensionContext context) {
        String reason =
                MigrationExtension.configurations(context).get(0).checks().whyOff(check);
        return reason == null
                ? ConditionEvaluationResult.enabled("The check " + check.word() + " is on.")
                : ConditionEvaluationResult.disabled(reason);
    }
}
