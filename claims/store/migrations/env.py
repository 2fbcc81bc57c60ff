"""How does Alembic reach the database that is to be upgraded? By the connection that `claims.store.connection.upgrade` hands it."""

from alembic import context

from claims.store.schema import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
