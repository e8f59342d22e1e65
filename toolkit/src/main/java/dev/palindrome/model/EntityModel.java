package dev.palindrome.model;

import dev.palindrome.finding.Code;

/** Entities. Hibernate is looked at only when the schema is asked for. */
record EntityModel(EntityOptions options, ClassLoader loader) implements Model {
    @Override
    public String name() {
        return options.name();
    }

    @Override
    public ModelSchema schema(int postgres) {
        try {
            Class.forName("org.hibernate.boot.MetadataSources", false, EntityModel.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw Refused.model(
                    Code.MODEL_INVALID,
                    "The model is " + name() + ", and Hibernate is not on the class path.",
                    "Add org.hibernate.orm:hibernate-core, 7 or later.",
                    missing);
        }
        ModelSchema schema = new HibernateSchema(options, loader, postgres).read();
        if (schema.tables().isEmpty()) {
            throw Refused.model(
                    Code.MODEL_EMPTY,
                    "The model is " + name() + ", and none of them has a table.",
                    "Name the entities with model.classes, model.packages or model.persistence-unit.",
                    null);
        }
        return schema;
    }
}
