package dev.palindrome.model;

import dev.palindrome.finding.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several models of one database. A table belongs to one of them. */
record CombinedModel(List<Model> models) implements Model {
    @Override
    public String name() {
        return models.stream().map(Model::name).collect(Collectors.joining(" and "));
    }

    @Override
    public ModelSchema schema(int postgres) {
        Map<String, String> owners = new LinkedHashMap<>();
        List<String> statements = new ArrayList<>();
        Origins origins = Origins.NONE;
        for (Model model : models) {
            ModelSchema schema = model.schema(postgres);
            for (String table : schema.tables()) {
                String former = owners.put(table, model.name());
                if (former != null) {
                    throw Refused.model(
                            Code.MODEL_TABLE_TWICE,
                            "Two models claim the table " + table + ": " + former + ", and " + model.name() + ".",
                            "Let one of them have it.",
                            null);
                }
            }
            statements.addAll(schema.statements());
            origins = origins.and(schema.origins());
        }
        return new ModelSchema(statements, owners.keySet(), origins);
    }
}
