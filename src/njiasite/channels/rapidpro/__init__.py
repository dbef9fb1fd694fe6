"""RapidPro and TextIt: a flow calls with what somebody wrote, and shows them what comes back."""
