/** The scenario that AXME shows its approvals with: an agent looks first, then a person decides. */
export const demoScenario = (contact?: string) => ({
  scenario_id: "async-human-approval.demo.v1",
  title: "Async human approval",
  agents: [
    {
      role: "data_analyst",
      address: "data-analyst-demo",
      display_name: "Data analyst",
      delivery_mode: "stream",
      create_if_missing: true,
    },
  ],
  humans: [{ role: "data_owner", display_name: "Data owner", ...(contact && { contact }) }],
  workflow: {
    steps: [
      {
        step_id: "analyze_data",
        tool_id: "tool.agent.task.v1",
        assigned_to: "data_analyst",
        step_deadline_seconds: 120,
      },
      {
        step_id: "owner_approval",
        tool_id: "tool.approval.human_signoff",
        assigned_to: "data_owner",
        requires_approval: true,
        step_deadline_seconds: 28_800,
        remind_after_seconds: 300,
        human_task: { title: "Personal data found", description: "Look at it, then approve or reject." },
      },
    ],
  },
  intent: {
    type: "intent.data.export_approval.v1",
    payload: { dataset: "customers_q1", row_count: 145_000 },
    max_delivery_attempts: 3,
  },
});
