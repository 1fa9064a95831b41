import { actAs, type Tx } from '../platform/tenant-transaction.ts';

/** Makes a transaction of the seed act in one organization. */
export async function actInOrganization(tx: Tx, organizationId: string): Promise<void> {
  await actAs(tx, { role: 'coterie_tenant', organizationIds: [organizationId] });
}
